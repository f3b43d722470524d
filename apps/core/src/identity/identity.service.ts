import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ForbiddenError, UnauthenticatedError, UnavailableError } from '@linli/sdk-server';
import { AttachmentLinks } from '../attachment/attachment-links.ts';
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
    private readonly links: AttachmentLinks,
  ) {}

  /** @throws UnauthenticatedError, UnavailableError while the issuer is away, ForbiddenError without an account. */
  async authenticate(authorization: string | undefined): Promise<Authenticated> {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (!token) throw new UnauthenticatedError('core.identity.no-token');
    const verified = this.claimsOf(token);
    const claims = verified instanceof Promise ? await verified : verified;
    const found = this.accessOf(claims);
    const access = found instanceof Promise ? await found : found;
    this.sessions.saw(claims, access);
    return { claims, access };
  }

  /** The same for what a browser fetches by itself: a link to an attachment stands for the session that it was made for. */
  async authenticateRequest({ method, url = '', headers }: IncomingMessage): Promise<Authenticated> {
    const claims = headers.authorization === undefined ? this.links.claimsOf(method, url) : undefined;
    if (!claims) return await this.authenticate(headers.authorization);
    return { claims, access: await this.accessOf(claims) };
  }

  private accessOf(claims: BearerClaims): AccountAccess | Promise<AccountAccess> {
    if (this.ended.isEnded(claims)) throw new UnauthenticatedError('core.identity.session-ended');
    const found = this.access.find(this.issuer.nameOf(claims.iss), claims.sub);
    return found instanceof Promise ? found.then(known) : known(found);
  }

  private claimsOf(token: string): BearerClaims | Promise<BearerClaims> {
    const verified = this.verifier.verify(token);
    return verified instanceof Promise ? verified.catch(refuse) : verified;
  }
}

function known(access: AccountAccess | null): AccountAccess {
  if (!access) throw new ForbiddenError('core.identity.no-account');
  return access;
}

function refuse(error: unknown): never {
  if (error instanceof ProviderAwayError) {
    throw new UnavailableError('core.identity.unavailable', { retryAfter: 2, cause: error });
  }
  if (error instanceof BadTokenError) throw new UnauthenticatedError('core.identity.bad-token', { cause: error });
  throw error;
}
