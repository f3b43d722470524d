import { createHash } from 'node:crypto';
import type { ScopeSet } from '@linli/contracts';
import { LRUCache } from 'lru-cache';

/** Tokens live a minute; whoever has one asks at once. */
const KEPT_MS = 600_000;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Scopes that are too many for a token, by the digest of their JSON. In memory: the plugin that is sent the token asks the
 * core that sent it, and a core that starts again starts its plugins again.
 */
export class ScopeSets {
  private readonly sets = new LRUCache<string, string>({
    max: 5_000,
    maxSize: MAX_BYTES,
    sizeCalculation: (text) => text.length,
    ttl: KEPT_MS,
  });

  keep(set: ScopeSet): string {
    const text = JSON.stringify(set);
    const digest = createHash('sha256').update(text).digest('base64url');
    this.sets.set(digest, text);
    return digest;
  }

  find(digest: string): string | undefined {
    return this.sets.get(digest);
  }
}
