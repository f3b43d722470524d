import type { Day } from '@linli/contracts';
import { InvalidError } from '@linli/sdk-server';

export type WrongDay = 'turned' | 'ahead' | 'before-begun' | 'before-accepted';

/** A day that cannot be, at its field. */
export class RenovationDayError extends InvalidError {
  constructor(what: WrongDay, { field, message, day }: { field: string; message: string; day: Day }) {
    const code = `culture.renovation.day-${what}`;
    super(code, { params: { day }, errors: [{ field, code, message }] });
  }
}
