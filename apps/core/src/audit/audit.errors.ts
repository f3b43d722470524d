import { NotFoundError, TooManyError } from '@linli/sdk-server';

/** No such line, or it is outside the asker's reach. */
export class AuditLineNotFoundError extends NotFoundError {
  constructor() {
    super('core.audit.line-not-found');
  }
}

/** Nothing was anchored on that day. */
export class AnchorsNotFoundError extends NotFoundError {
  constructor(day: string) {
    super('core.audit.no-anchors', { params: { day } });
  }
}

/** A check is under way: two at once would only make both slower. */
export class CheckUnderWayError extends TooManyError {
  constructor() {
    super('core.audit.check-under-way', { retryAfter: 10 });
  }
}
