/**
 * A name that somebody typed at a log-in, for the audit log: people type a telephone number there, or a password, so
 * only its ends are kept.
 */
export function maskUsername(username: string | null): string {
  const letters = [...(username ?? '')];
  if (letters.length === 0) return '***';
  return letters.length < 4 ? `${letters[0]}***` : `${letters[0]}***${letters.at(-1)}`;
}
