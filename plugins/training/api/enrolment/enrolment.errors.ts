import { ConflictError, InvalidFieldError } from '@linli/sdk-server';
import type { TextPlace } from '@linli/sdk-server';
import type { TrainingClassState } from '../../contract/index.ts';

const stateWord = (state: TrainingClassState): TextPlace => ({ text: `training-class.state.${state}` });

/** The class does not take anybody now. */
export class NotOpenError extends ConflictError {
  constructor(state: TrainingClassState) {
    super('training.enrolment.not-open', { params: { state: stateWord(state) } });
  }
}

/** Results are entered while a class runs. */
export class NotRunningError extends ConflictError {
  constructor(state: TrainingClassState) {
    super('training.enrolment.not-running', { params: { state: stateWord(state) } });
  }
}

/** Not a post of the audience, or not one in the asker's reach. */
export class NoCandidateError extends InvalidFieldError {
  constructor(count: number) {
    super('appointmentIds', 'training.enrolment.no-candidate', { count });
  }
}

export class AlreadyEnrolledError extends ConflictError {
  constructor(names: string[]) {
    super('training.enrolment.already', { params: { names } });
  }
}

export class NoSeatError extends ConflictError {
  constructor(name: string) {
    super('training.enrolment.no-seat', { params: { name } });
  }
}
