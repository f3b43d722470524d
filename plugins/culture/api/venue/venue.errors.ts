import type { Day } from '@linli/contracts';
import { ConflictError, InvalidError } from '@linli/sdk-server';

/** Nobody could come: it is to have hours before it opens, and to keep some while it is open. */
export class NoHoursError extends ConflictError {
  constructor() {
    super('culture.venue.no-hours');
  }
}

/** A day that cannot be, at its field. */
export class VenueDayError extends InvalidError {
  constructor(what: 'opened-ahead' | 'until-past', field: string, message: string, day: Day) {
    const code = `culture.venue.${what}`;
    super(code, { params: { day }, errors: [{ field, code, message }] });
  }
}

/** What is closed for good takes nothing new. */
export class VenueGoneError extends ConflictError {
  constructor(title: string) {
    super('culture.venue.gone', { params: { title } });
  }
}
