import type { FastifyRequest } from 'fastify';
import type { RequestContext } from './request-context.ts';

/**
 * Port: finds out who sends a request. A plugin verifies the gateway's context token, core the user's own token.
 * Throws UnauthenticatedError where nobody is, and resolves the scopes of the given permissions.
 */
export abstract class ContextResolver {
  abstract resolve(
    request: FastifyRequest,
    permissions: readonly string[],
  ): Promise<
    Pick<
      RequestContext,
      'account' | 'scopes' | 'organisations' | 'lent' | 'acr' | 'authTime' | 'used' | 'vouch' | 'token'
    >
  >;
}
