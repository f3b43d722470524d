import { jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { EndedSession } from './ended-sessions.ts';
import type { ProviderKeys } from './provider-keys.ts';
import { ALGORITHMS, CLOCK_TOLERANCE_S } from './user-token.ts';

/** A logout token is delivered at once or not at all. */
const LONGEST_AGE_S = 120;
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

const claimsSchema = z
  .object({
    iss: z.string(),
    iat: z.number(),
    jti: z.string().min(1),
    sid: z.string().min(1).optional(),
    sub: z.string().min(1).optional(),
    events: z.object({ [EVENT]: z.object({}).loose() }),
    nonce: z.never().optional(),
  })
  .refine(({ sid, sub }) => sid !== undefined || sub !== undefined, 'neither sid nor sub');

/** Checks logout tokens as OpenID Connect Back-Channel Logout 1.0, section 2.6, wants it; each is taken once. */
export class LogoutTokens {
  private readonly taken = new LRUCache<string, true>({ max: 10_000, ttl: LONGEST_AGE_S * 2000 });

  constructor(
    private readonly rules: { issuer: string; clientId: string },
    private readonly keys: ProviderKeys,
  ) {}

  /** The session that is over. Throws whatever is wrong with the token, and ProviderAwayError without keys. */
  async verify(token: string): Promise<EndedSession> {
    const { payload, protectedHeader } = await jwtVerify(token, this.keys.find, {
      issuer: this.rules.issuer,
      audience: this.rules.clientId,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      maxTokenAge: LONGEST_AGE_S,
    });
    const type = protectedHeader.typ?.toLowerCase();
    if (type !== undefined && type !== 'logout+jwt' && type !== 'jwt')
      throw new Error(`a logout token of type ${type}`);
    const claims = claimsSchema.parse(payload);
    if (this.taken.has(claims.jti)) throw new Error('a logout token seen before');
    this.taken.set(claims.jti, true);
    const { iss: issuer, sid, sub, iat } = claims;
    if (sid !== undefined) return { issuer, sid };
    return { issuer, subject: sub ?? '', before: iat };
  }
}
