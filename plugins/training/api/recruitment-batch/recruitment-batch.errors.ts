import type { Day } from '@linli/contracts';
import { ConflictError, InvalidFieldError } from '@linli/sdk-server';

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
export class BatchDayError extends InvalidFieldError {
  constructor(
    what: 'ahead' | 'before-announced' | 'turned' | 'too-short',
    field: string,
    params: { day?: Day; days?: number } = {},
  ) {
    super(field, `training.recruitment-batch.day-${what}`, params);
  }
}
