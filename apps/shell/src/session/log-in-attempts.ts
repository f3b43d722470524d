const KEY = 'linli.log-ins';
const WINDOW_MS = 60_000;
const AT_MOST = 4;

/**
 * Counts the redirects to the provider, so that a log-in which never succeeds (a wrong clock, a client the provider does
 * not know) ends on a page that says so, and not in an endless circle.
 */
export function mayRedirectAgain(storage: Storage, now: number): boolean {
  const earlier = recent(storage, now);
  if (earlier.length >= AT_MOST) return false;
  storage.setItem(KEY, JSON.stringify([...earlier, now]));
  return true;
}

/** The log-in worked: begin to count anew. */
export function forgetRedirects(storage: Storage): void {
  storage.removeItem(KEY);
}

function recent(storage: Storage, now: number): number[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((at): at is number => typeof at === 'number' && now - at < WINDOW_MS)
      : [];
  } catch {
    // Somebody wrote something else there: as good as nothing.
    return [];
  }
}
