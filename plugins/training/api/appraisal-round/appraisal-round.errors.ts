import { ConflictError, InvalidError } from '@linli/sdk-server';

export class RoundEndsBeforeError extends InvalidError {
  constructor(message: string) {
    const code = 'training.appraisal-round.ends-before';
    super(code, { errors: [{ field: 'endsOn', code, message }] });
  }
}

/** Not an account that may assess here. */
export class NoAssessorError extends InvalidError {
  constructor(message: string) {
    const code = 'training.appraisal-round.no-assessor';
    super(code, { errors: [{ field: 'accountId', code, message }] });
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
