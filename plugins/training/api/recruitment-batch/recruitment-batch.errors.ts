import type { Day } from '@linli/contracts';
import { ConflictError, InvalidError } from '@linli/sdk-server';

/** What does not let a batch go on, each in a sentence. */
export class BatchBlockedError extends ConflictError {
  constructor(
    what: 'list-empty' | 'too-many' | 'hires-open' | 'paper-running' | 'notice-known',
    params: Record<string, unknown> = {},
  ) {
    super(`training.recruitment-batch.${what}`, { params });
  }
}

/** A day that cannot be, at its field. */
export class BatchDayError extends InvalidError {
  constructor(
    what: 'ahead' | 'before-announced' | 'turned' | 'too-short' | 'before-notice',
    { field, message, ...params }: { field: string; message: string; day?: Day; days?: number },
  ) {
    const code = `training.recruitment-batch.day-${what}`;
    super(code, { params, errors: [{ field, code, message }] });
  }
}
