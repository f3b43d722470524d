import type { StepUp } from '@linli/contracts';

/** What a log-in gave: kept in memory only, and handed to the other tabs of this browser. */
export interface Tokens {
  access: string;
  refresh: string;
  /** Needed for a log-out without a question. */
  id?: string | undefined;
  /** Seconds that this computer's clock is ahead of the provider's. */
  timeSkew: number;
}

/** The claims of an access token that the shell itself looks at; core verifies, the shell only reads. */
export interface TokenClaims {
  sub: string;
  exp: number;
  iat: number;
  sid?: string;
  /** How sure the log-in was, and when (Unix seconds). */
  acr?: string;
  auth_time?: number;
}

/** Reads the claims of a JWT without verifying it. */
export function readClaims(token: string): TokenClaims {
  const payload = token.split('.')[1];
  if (!payload) throw new Error('not a JWT');
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as TokenClaims;
}

/** Whether the log-in behind a token is as sure and as recent as an API asks for. Core decides; this only tells when to ask it again. */
export function satisfies(tokens: Tokens, { acr, maxAgeSec }: StepUp, now: number): boolean {
  const claims = readClaims(tokens.access);
  const age = now / 1000 - tokens.timeSkew - (claims.auth_time ?? 0);
  return claims.acr === acr && age <= maxAgeSec;
}

/** Seconds until the access token ends, by the provider's clock. */
export function secondsLeft(tokens: Tokens, now: number): number {
  return readClaims(tokens.access).exp - now / 1000 + tokens.timeSkew;
}
