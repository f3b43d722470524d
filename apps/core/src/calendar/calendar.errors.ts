import { ForbiddenError, InvalidError } from '@linli/sdk-server';
import type { ErrorDetails } from '@linli/sdk-server';

export type CalendarFault = 'unknown-unit' | 'not-a-district' | 'wrong-order' | 'too-many-days';

/** What the asker typed or chose does not fit. */
export class CalendarInvalidError extends InvalidError {
  constructor(what: CalendarFault, details: ErrorDetails) {
    super(`core.calendar.${what}`, details);
  }
}

/** The asker sees the calendar of the district but does not keep it. */
export class CalendarRefusedError extends ForbiddenError {
  constructor(params: Record<string, unknown>) {
    super('core.calendar.out-of-reach', { params });
  }
}
