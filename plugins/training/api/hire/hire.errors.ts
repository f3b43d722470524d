import type { FieldError } from '@linli/contracts';
import { ConflictError, InvalidError, InvalidFieldError } from '@linli/sdk-server';

/** A table that cannot be taken as a list at all. */
export class HireSheetError extends InvalidError {
  constructor(
    what: 'unreadable' | 'columns' | 'further-column' | 'too-long' | 'empty',
    params: Record<string, unknown>,
  ) {
    super(`training.hire.sheet-${what}`, { params });
  }
}

/** Rows of it are wrong: nothing of it was entered. */
export class HireListFaultyError extends InvalidError {
  constructor(count: number, errors: FieldError[]) {
    super('training.hire.list-faulty', { params: { count }, errors });
  }
}

/** Two of one name for one body: perhaps one person twice, perhaps not. Whoever enters the list says which. */
export class NamesakesError extends ConflictError {
  constructor(names: string[]) {
    super('training.hire.namesakes', { params: { count: names.length, names } });
  }
}

/** Somebody is carrying it out at this moment. */
export class HireUnderWayError extends ConflictError {
  constructor() {
    super('training.hire.under-way');
  }
}

/** Core has the appointment already: there is nothing to be given up, only to be finished. */
export class HireAppointedError extends ConflictError {
  constructor() {
    super('training.hire.appointed');
  }
}

/** What is chosen is none of those whom they may be. */
export class NotAMatchError extends InvalidFieldError {
  constructor() {
    super('personId', 'training.hire.not-a-match');
  }
}
