import { ConflictError, InvalidFieldError } from '@linli/sdk-server';

/** Nobody in the asker's reach holds that appointment now. */
export class NoStaffError extends InvalidFieldError {
  constructor() {
    super('appointmentId', 'training.grade-change.no-staff');
  }
}

/** A grade begins after the one before it, and not before the appointment. */
export class NotAfterError extends InvalidFieldError {
  constructor(day: string) {
    super('since', 'training.grade-change.not-after', { day });
  }
}

export class AlreadyProposedError extends ConflictError {
  constructor(name: string) {
    super('training.grade-change.already-proposed', { params: { name } });
  }
}

/** It is the grade that they have. */
export class SameGradeError extends ConflictError {
  constructor(name: string) {
    super('training.grade-change.same-grade', { params: { name } });
  }
}

/** What the grade is said to rest on is not on record. */
export class NoBasisError extends InvalidFieldError {
  constructor(basis: 'certificate' | 'appraisal') {
    super('basis', `training.grade-change.no-${basis}`);
  }
}
