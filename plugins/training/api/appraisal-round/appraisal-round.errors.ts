import { ConflictError, InvalidFieldError } from '@linli/sdk-server';

export class RoundEndsBeforeError extends InvalidFieldError {
  constructor() {
    super('endsOn', 'training.appraisal-round.ends-before');
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
