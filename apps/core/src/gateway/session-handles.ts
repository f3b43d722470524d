import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { BearerClaims } from '../identity/user-token.ts';

/**
 * Words of core's own for users' sessions: a context token carries one, so that what a plugin asks in the user's name ends
 * with the session, and the plugin learns nothing of the provider's.
 */
export class SessionHandles {
  private readonly sessions = new LRUCache<string, BearerClaims>({ max: 20_000 });
  private readonly words = new WeakMap<BearerClaims, string>();

  of(claims: BearerClaims): string {
    let word = this.words.get(claims);
    if (word === undefined) {
      const { iss, sub, sid, iat } = claims;
      word = createHash('sha256')
        .update(JSON.stringify([iss, sub, sid ?? null, iat]))
        .digest('base64url')
        .slice(0, 22);
      this.words.set(claims, word);
    }
    this.sessions.set(word, claims);
    return word;
  }

  find(word: string): BearerClaims | undefined {
    return this.sessions.get(word);
  }
}
