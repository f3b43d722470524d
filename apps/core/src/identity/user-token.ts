import { hash } from 'node:crypto';
import { jwtVerify, type JWSHeaderParameters, type JWTPayload, type KeyObject } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { ProviderAwayError, type ProviderKeys } from './provider-keys.ts';

/** Clocks of two machines differ; more than this is a wrong clock. */
export const CLOCK_TOLERANCE_S = 5;
/** Longest life of an operator's token: it is made for one command. */
const OPERATOR_LIFE_S = 60;
const REMEMBERED_TOKENS = 20_000;

/** Only asymmetric signatures: nobody but the issuer can make them. `none` and HMAC never pass. */
export const ALGORITHMS = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
];

export const OPERATOR_ISSUER = 'linli-operator';
export const OPERATOR_SUBJECT = 'operator';

const userClaimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1),
  exp: z.number(),
  iat: z.number(),
  sid: z.string().min(1).optional(),
  acr: z.string().optional(),
  auth_time: z.number().int().optional(),
});

/** What a verified bearer token says. */
export type BearerClaims = z.infer<typeof userClaimsSchema>;

/** The token is not one that core accepts: forged, expired, for somebody else, or no token at all. */
export class BadTokenError extends Error {
  override readonly name = 'BadTokenError';
}

export interface BearerRules {
  issuer: string;
  audience: string;
  operatorKey: KeyObject;
}

/**
 * Verifies bearer tokens. One that was seen is remembered by its digest until it expires, so that a session costs one
 * verification, and goes on while the provider is away.
 */
export class BearerVerifier {
  private readonly seen = new LRUCache<string, BearerClaims>({ max: REMEMBERED_TOKENS });

  constructor(
    private readonly rules: BearerRules,
    private readonly keys: ProviderKeys,
  ) {}

  /** Known claims at once, else a promise of them: the usual request waits for nothing. */
  verify(token: string): BearerClaims | Promise<BearerClaims> {
    const digest = hash('sha256', token, 'base64');
    const known = this.seen.get(digest);
    if (known && known.exp + CLOCK_TOLERANCE_S > Date.now() / 1000) return known;
    return this.verifyAnew(token).then((claims) => {
      this.seen.set(digest, claims);
      return claims;
    });
  }

  private async verifyAnew(token: string): Promise<BearerClaims> {
    try {
      const { payload, protectedHeader } = await jwtVerify(
        token,
        async (header, jws) => (isOperators(header) ? this.rules.operatorKey : await this.keys.find(header, jws)),
        {
          audience: this.rules.audience,
          issuer: [this.rules.issuer, OPERATOR_ISSUER],
          algorithms: ALGORITHMS,
          clockTolerance: CLOCK_TOLERANCE_S,
          requiredClaims: ['exp', 'iat', 'sub'],
        },
      );
      return claimsOf(payload, isOperators(protectedHeader), this.rules.issuer);
    } catch (error) {
      if (error instanceof ProviderAwayError || error instanceof BadTokenError) throw error;
      // Whatever a library makes of a token that somebody invented, it is the token that is at fault.
      throw new BadTokenError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
}

function isOperators(header: JWSHeaderParameters): boolean {
  return header.kid === 'operator' && header.alg === 'EdDSA';
}

/** Each issuer speaks for itself only: the key that signed decides who may be named in `iss`. */
function claimsOf(payload: JWTPayload, byOperatorKey: boolean, issuer: string): BearerClaims {
  const claims = userClaimsSchema.parse(payload);
  if (claims.iss !== (byOperatorKey ? OPERATOR_ISSUER : issuer)) throw new BadTokenError('key and issuer differ');
  // A token from the future would outlive the longest life, and a log-out that ends what was issued before it.
  if (claims.iat > Date.now() / 1000 + CLOCK_TOLERANCE_S) throw new BadTokenError('issued in the future');
  if (byOperatorKey && (claims.sub !== OPERATOR_SUBJECT || claims.exp - claims.iat > OPERATOR_LIFE_S)) {
    throw new BadTokenError('not an operator token');
  }
  return claims;
}
