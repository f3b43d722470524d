import { lazy, type ComponentType } from 'react';

/** Waits between tries, in milliseconds: a server that is being restarted is back within a minute. */
const WAITS = [300, 700, 1_500, 2_500, 5_000, 5_000, 5_000, 10_000, 10_000, 10_000, 10_000];

/** Tries again while it fails; throws what the last try threw. */
export async function persistently<T>(
  attempt: () => Promise<T>,
  sleep: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await attempt();
    } catch {
      await sleep(wait);
    }
  }
  return attempt();
}

/**
 * A page as a chunk of its own: whoever opens the workbench does not load the audit log. Opened while the server is away,
 * it comes when the server is back.
 */
export function lazyPage<K extends string>(name: K, from: () => Promise<Record<K, ComponentType>>): ComponentType {
  return lazy<ComponentType>(async () => ({ default: (await persistently(from))[name] }));
}
