import type { Day } from '@linli/contracts';
import { ConflictError, InvalidFieldError } from '@linli/sdk-server';

export class RoundEndsBeforeError extends InvalidFieldError {
  constructor() {
    super('endsOn', 'training.appraisal-round.ends-before');
  }
}

/** It is extended to a day after its last one, and not to one that is over. */
export class NotLaterError extends InvalidFieldError {
  constructor(day: Day) {
    super('endsOn', 'training.appraisal-round.not-later', { day });
  }
}

/** Not an account that may assess here. */
export class NoAssessorError extends InvalidFieldError {
  constructor() {
    super('accountId', 'training.appraisal-round.no-assessor');
  }
}

export class NobodyToAppraiseError extends ConflictError {
  constructor() {
    super('training.appraisal-round.nobody');
  }
}

/** Closed is a round whose appraisals are all in force. */
export class StillOpenError extends ConflictError {
  constructor(count: number) {
    super('training.appraisal-round.still-open', { params: { count } });
  }
}
