import { Injectable } from '@nestjs/common';
import { ForbiddenError, UnauthenticatedError, UnavailableError } from '@linli/sdk-server';
import { AccessService } from '../access/access.service.ts';
import type { AccountAccess } from '../access/account-access.ts';
import { AccountIssuer } from './account-issuer.ts';
import { EndedSessions } from './ended-sessions.ts';
import { SessionLog } from './session-log.ts';
import { ProviderAwayError } from './provider-keys.ts';
import { BadTokenError, BearerVerifier, type BearerClaims } from './user-token.ts';

const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

/** Who sends a request, and what that account may do. */
export interface Authenticated {
  claims: BearerClaims;
  access: AccountAccess;
}

/** Finds out who sends a request: a token of the issuer or of the operator, of a session that goes on, of a known account. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly verifier: BearerVerifier,
    private readonly ended: EndedSessions,
    private readonly access: AccessService,
    private readonly issuer: AccountIssuer,
    private readonly sessions: SessionLog,
  ) {}

  /** @throws UnauthenticatedError, UnavailableError while the issuer is away, ForbiddenError without an account. */
  async authenticate(authorization: string | undefined): Promise<Authenticated> {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (!token) throw new UnauthenticatedError('core.identity.no-token');
    const verified = this.claimsOf(token);
    const claims = verified instanceof Promise ? await verified : verified;
    if (this.ended.isEnded(claims)) throw new UnauthenticatedError('core.identity.session-ended');
    const found = this.access.find(this.issuer.nameOf(claims.iss), claims.sub);
    const access = found instanceof Promise ? await found : found;
    if (!access) throw new ForbiddenError('core.identity.no-account');
    this.sessions.saw(claims, access);
    return { claims, access };
  }

  private claimsOf(token: string): BearerClaims | Promise<BearerClaims> {
    const verified = this.verifier.verify(token);
    return verified instanceof Promise ? verified.catch(refuse) : verified;
  }
}

function refuse(error: unknown): never {
  if (error instanceof ProviderAwayError) {
    throw new UnavailableError('core.identity.unavailable', { retryAfter: 2, cause: error });
  }
  if (error instanceof BadTokenError) throw new UnauthenticatedError('core.identity.bad-token', { cause: error });
  throw error;
}
