import { ConflictError } from '@linli/sdk-server';

/** What does not let a panel be called together or come to its result, each in a sentence. */
export class AcceptanceBlockedError extends ConflictError {
  constructor(
    what: 'not-completed' | 'already-convened' | 'too-early' | 'not-all-passed' | 'nothing-failed',
    params: Record<string, unknown> = {},
  ) {
    super(`funds.acceptance.${what}`, { params });
  }
}
