import { ContextResolver } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { IdentityService } from './identity.service.ts';

/** Core's own routes are called with the user's token; the scopes come from memory, no context token is made. */
@Injectable()
export class CoreContextResolver implements ContextResolver {
  constructor(private readonly identity: IdentityService) {}

  async resolve(request: FastifyRequest, permissions: readonly string[]) {
    const { access, acr } = await this.identity.authenticate(request.headers.authorization);
    return {
      account: { id: access.accountId, name: access.displayName },
      scopes: new Map(permissions.map((permission) => [permission, access.anchorsOf(permission)])),
      acr,
    };
  }
}
