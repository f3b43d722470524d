/** Far below the five minutes that the demo's own log-in lets a token live. */
const KEPT_MS = 60_000;

/** Asks for a token of each person once a minute instead of once a call: each is signed, and each new one is checked anew. */
export function rememberTokens(
  tokenOf: (username: string) => Promise<string>,
  now: () => number = Date.now,
): (username: string) => Promise<string> {
  const kept = new Map<string, { token: Promise<string>; until: number }>();
  return (username) => {
    const known = kept.get(username);
    if (known && now() < known.until) return known.token;
    const token = tokenOf(username);
    kept.set(username, { token, until: now() + KEPT_MS });
    // One that could not be had is asked for again.
    token.catch(() => kept.delete(username));
    return token;
  };
}
