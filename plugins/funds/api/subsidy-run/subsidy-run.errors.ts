import type { Day } from '@linli/contracts';
import { ConflictError, InvalidError } from '@linli/sdk-server';

/** What does not let a run go on, each in a sentence. */
export class SubsidyRunBlockedError extends ConflictError {
  constructor(
    what:
      | 'nobody'
      | 'too-little'
      | 'all-held'
      | 'entries-open'
      | 'scheme-not-active'
      | 'notice-not-published'
      | 'not-paying'
      | 'nothing-to-pay'
      | 'seen-in-part',
    params: Record<string, unknown> = {},
  ) {
    super(`funds.subsidy-run.${what}`, { params });
  }
}

/** A day that cannot be, at its field. */
export class SubsidyDayError extends InvalidError {
  constructor(
    what: 'ahead' | 'paid-ahead' | 'before-release',
    { field, message, ...params }: { field: string; message: string; day?: Day | undefined },
  ) {
    const code = `funds.subsidy-run.day-${what}`;
    super(code, { params, errors: [{ field, code, message }] });
  }
}

/** The scheme is not there for the asker, or is one of another unit. */
export class SubsidySchemeChoiceError extends InvalidError {
  constructor(message: string) {
    const code = 'funds.subsidy-run.scheme-unknown';
    super(code, { errors: [{ field: 'schemeId', code, message }] });
  }
}
