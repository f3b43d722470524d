import { ContextResolver } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PluginCalls } from '../plugin-door/plugin-calls.ts';
import { PluginScope } from '../plugin-door/plugin-scope.ts';
import { IdentityService } from './identity.service.ts';
import { coreStepUpOf, requireStepUp } from './step-up.ts';

/** Core's own routes are called with the user's token; the scopes come from memory, no context token is made. Plugins ask in a user's name, through a door of their own. */
@Injectable()
export class CoreContextResolver implements ContextResolver {
  constructor(
    private readonly identity: IdentityService,
    private readonly calls: PluginCalls,
    private readonly plugins: PluginScope,
  ) {}

  async resolve(request: FastifyRequest, permissions: readonly string[]) {
    const call = this.calls.find(request.raw);
    if (call) return await this.plugins.resolve(call, permissions);
    const { access, claims } = await this.identity.authenticateRequest(request.raw);
    const acting = permissions[0];
    // Who does not hold it is refused for that, and not sent to prove who they are first.
    if (acting !== undefined && access.holds(acting)) requireStepUp(claims, coreStepUpOf(acting));
    return {
      account: { id: access.accountId, name: access.displayName },
      scopes: new Map(permissions.map((permission) => [permission, access.anchorsOf(permission)])),
      acr: claims.acr,
      authTime: claims.auth_time,
      used: access.usedFor(permissions[0]),
    };
  }
}
