import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '@linli/sdk-server';
import type { ErrorDetails } from '@linli/sdk-server';
import type { AppointmentRefusal } from './appointment.policy.ts';

/** It does not exist, or the asker may not know that it does. */
export class AppointmentNotFoundError extends NotFoundError {
  constructor() {
    super('core.appointment.not-found');
  }
}

/** The asker sees it but may not do this with it. */
export class AppointmentRefusedError extends ForbiddenError {
  constructor(what: AppointmentRefusal, params: Record<string, unknown>) {
    super(`core.appointment.${what}`, { params });
  }
}

/** Where it stands does not allow this. */
export class AppointmentStateError extends ConflictError {
  constructor(params: Record<string, unknown>) {
    super('core.appointment.wrong-state', { params });
  }
}

/** Somebody changed it after the asker had read it; `params.current` is how it is now. */
export class AppointmentChangedError extends ConflictError {
  constructor(version: number, current: unknown) {
    super('core.record.changed', { params: { version, current } });
  }
}

export type AppointmentFault =
  | 'unknown-organisation'
  | 'unknown-person'
  | 'unknown-from'
  | 'from-same'
  | 'organisation-not-active'
  | 'outside-life'
  | 'person-left'
  | 'wrong-post'
  | 'seat-elsewhere'
  | 'wrong-handover'
  | 'handover-day'
  | 'end-before'
  | 'end-later';

/** What the asker typed or chose does not fit. */
export class AppointmentInvalidError extends InvalidError {
  constructor(what: AppointmentFault, details: ErrorDetails) {
    super(`core.appointment.${what}`, details);
  }
}

/** Somebody else holds the post, or the person holds another one, in that time. */
export class AppointmentTakenError extends ConflictError {
  constructor(what: 'post-held' | 'already-held' | 'full-overlap' | 'handed-over', details: ErrorDetails) {
    super(`core.appointment.${what}`, details);
  }
}
