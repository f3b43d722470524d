import { ConflictError, InvalidError } from '@linli/sdk-server';

/** A field that cannot be so; `message` is what stands beside it. */
export class AwardFieldError extends InvalidError {
  constructor(
    what: 'day-ahead' | 'consent-late' | 'hearing-soon' | 'name-in-text',
    { field, message, days }: { field: string; message: string; days?: number },
  ) {
    const code = `honours.award.${what}`;
    super(code, { params: days === undefined ? {} : { days }, errors: [{ field, code, message }] });
  }
}

/** What does not let an award go on. */
export class AwardBlockedError extends ConflictError {
  constructor(what: 'hearing-ahead' | 'other-proposal', params: Record<string, unknown> = {}) {
    super(`honours.award.${what}`, { params });
  }
}
