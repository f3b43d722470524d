import { ConflictError, InvalidError } from '@linli/sdk-server';

export class RoundClosesBeforeError extends InvalidError {
  constructor(message: string) {
    const code = 'honours.award-round.closes-before';
    super(code, { errors: [{ field: 'closesOn', code, message }] });
  }
}

/** A scheme that was ended begins no more rounds. */
export class SchemeClosedError extends ConflictError {
  constructor(title: string) {
    super('honours.award-round.scheme-closed', { params: { title } });
  }
}

/** Taken in are nominations between two days; before the first it is too early, after the last too late. */
export class RoundDaysError extends ConflictError {
  constructor(from: string, to: string) {
    super('honours.award-round.not-its-days', { params: { from, to } });
  }
}
