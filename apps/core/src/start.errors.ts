/** Why core cannot start: one sentence, and the exit code of its class (5: something it needs is not well). */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly exitCode = 5;
}

/** The network's word for a failure, for a sentence. */
export function networkCode(error: unknown): string {
  if (error instanceof AggregateError) return networkCode(error.errors[0]);
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.message : String(error);
}
