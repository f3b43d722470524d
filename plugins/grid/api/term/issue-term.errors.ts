import { ConflictError, ForbiddenError, NotFoundError } from '@linli/sdk-server';
import { TERM_PERMISSION } from '../../contract/index.ts';

/** No such unit, none of a district, or none where the asker reads issues: they cannot tell which. */
export class TermsNotFoundError extends NotFoundError {
  constructor() {
    super('grid.term.not-found');
  }
}

/** The asker reads this district's limits and does not set them. */
export class TermsNotYoursError extends ForbiddenError {
  constructor() {
    super('core.access.out-of-reach', { params: { permission: TERM_PERMISSION.manage } });
  }
}

/** Somebody else has changed this limit since it was looked at. */
export class TermChangedError extends ConflictError {
  constructor(current: { days: number; version: number }) {
    super('core.record.changed', { params: { version: current.version, current } });
  }
}
