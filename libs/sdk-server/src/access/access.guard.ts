import { REQUEST_ID_HEADER } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ContextResolver } from '../context/context-resolver.ts';
import { localeOf } from '../context/request-context.ts';
import type { RequestContext } from '../context/request-context.ts';
import { ForbiddenError } from '../errors.ts';
import { ALLOW_METADATA, ANY_ACCOUNT, PUBLIC } from './allow.decorator.ts';
import type { RouteAccess } from './allow.decorator.ts';

/** A request with what the guard found out. */
export interface LinliRequest extends FastifyRequest {
  linli?: RequestContext;
}

/** Every route passes here: who asks, and whether the route's permission is held anywhere at all. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly resolver: ContextResolver,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ALLOW_METADATA, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    if (access?.kind === PUBLIC) return true;
    if (!access) throw new ForbiddenError('core.access.no-rule');
    const request = execution.switchToHttp().getRequest<LinliRequest>();
    const isForAll = access.kind === ANY_ACCOUNT;
    const resolved = await this.resolver.resolve(request, isForAll ? access.also : access.permissions);
    const acting = isForAll ? '' : (access.permissions[0] ?? '');
    if (acting && !isHeld(resolved, acting))
      throw new ForbiddenError('core.access.not-held', { params: { permission: acting } });
    request.linli = {
      ...resolved,
      acting,
      requestId: headerOf(request, REQUEST_ID_HEADER) ?? request.id,
      locale: localeOf(headerOf(request, 'accept-language')),
    };
    return true;
  }
}

/** By whatever way: at a unit, at an organisation, or for rows that were lent. */
function isHeld(
  { scopes, organisations, lent }: Pick<RequestContext, 'scopes' | 'organisations' | 'lent'>,
  permission: string,
) {
  return (
    (scopes.get(permission)?.length ?? 0) > 0 ||
    (organisations?.get(permission)?.length ?? 0) > 0 ||
    lent?.has(permission) === true
  );
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
