import { ConflictError, InvalidError } from '@linli/sdk-server';

/** The class does not take anybody now. */
export class NotOpenError extends ConflictError {
  constructor(state: string) {
    super('training.enrolment.not-open', { params: { state } });
  }
}

/** Results are entered while a class runs. */
export class NotRunningError extends ConflictError {
  constructor(state: string) {
    super('training.enrolment.not-running', { params: { state } });
  }
}

/** Not a post of the audience, or not one in the asker's reach. */
export class NoCandidateError extends InvalidError {
  constructor(count: number, message: string) {
    const code = 'training.enrolment.no-candidate';
    super(code, { params: { count }, errors: [{ field: 'appointmentIds', code, message }] });
  }
}

export class AlreadyEnrolledError extends ConflictError {
  constructor(names: string) {
    super('training.enrolment.already', { params: { names } });
  }
}

export class NoSeatError extends ConflictError {
  constructor(name: string) {
    super('training.enrolment.no-seat', { params: { name } });
  }
}
