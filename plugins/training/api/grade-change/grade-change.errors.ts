import { ConflictError, InvalidError } from '@linli/sdk-server';

/** Nobody in the asker's reach holds that appointment now. */
export class NoStaffError extends InvalidError {
  constructor(message: string) {
    const code = 'training.grade-change.no-staff';
    super(code, { errors: [{ field: 'appointmentId', code, message }] });
  }
}

/** A grade begins after the one before it, and not before the appointment. */
export class NotAfterError extends InvalidError {
  constructor(day: string, message: string) {
    const code = 'training.grade-change.not-after';
    super(code, { params: { day }, errors: [{ field: 'since', code, message }] });
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
export class NoBasisError extends InvalidError {
  constructor(basis: 'certificate' | 'appraisal', message: string) {
    const code = `training.grade-change.no-${basis}`;
    super(code, { errors: [{ field: 'basis', code, message }] });
  }
}
