import type { Problem } from '@linli/contracts';

/** Codes of problems that the client itself makes because no problem document came. */
export const CLIENT_OFFLINE = 'client.offline';
export const CLIENT_BAD_ANSWER = 'client.bad-answer';
/** Code with which the gateway says that a plugin's process is not there. */
export const PLUGIN_UNAVAILABLE = 'core.plugin.unavailable';

/**
 * A call that did not succeed. `problem` is the server's problem document (RFC 9457), or one made here when there was no
 * answer (`client.offline`) or none that can be read (`client.bad-answer`); then `title` is empty and the page words it.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;
  /** Seconds after which the server asked to be tried again, if it did. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(`${problem.code} (${problem.status}): ${problem.title}`);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** Whether something thrown is an {@link ApiError}, optionally with the given code. */
export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.problem.code === code);
}
