/** The words of `reason` in the registry that the shell can say in a sentence. */
const KNOWN = [
  'not-built',
  'manifest',
  'integrity',
  'locales',
  'duplicate',
  'migration-failed',
  'unprotected-table',
  'denied-field',
  'undeclared-personal-data',
  'declared-but-missing',
  'database',
  'setting',
  'crashed',
] as const;
const PASSING = new Set<string>(['database', 'crashed']);

export type KnownReason = (typeof KNOWN)[number];

export function isKnownReason(reason: string | null): reason is KnownReason {
  return KNOWN.some((known) => known === reason);
}

/** Reasons that pass only when somebody deploys something: no use in asking every two seconds, or in promising anything. */
export function needsDeployment(reason: string | null): boolean {
  return isKnownReason(reason) && !PASSING.has(reason);
}
