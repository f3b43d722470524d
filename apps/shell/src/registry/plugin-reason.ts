/** The words of `reason` in the registry that the shell can say in a sentence. */
const KNOWN = [
  'crashed',
  'not-built',
  'migration-failed',
  'integrity',
  'manifest',
  'locales',
  'start-timeout',
  'unprotected-table',
] as const;
const FINAL = new Set<string>([
  'not-built',
  'migration-failed',
  'integrity',
  'manifest',
  'locales',
  'unprotected-table',
]);

export type KnownReason = (typeof KNOWN)[number];

export function isKnownReason(reason: string | null): reason is KnownReason {
  return KNOWN.some((known) => known === reason);
}

/** Reasons that pass only when somebody deploys something: no use in asking every two seconds, or in promising anything. */
export function needsDeployment(reason: string | null): boolean {
  return reason !== null && FINAL.has(reason);
}
