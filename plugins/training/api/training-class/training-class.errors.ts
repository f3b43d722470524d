import { ConflictError, InvalidFieldError } from '@linli/sdk-server';
import type { TextPlace } from '@linli/sdk-server';
import type { ClassDay } from '../../contract/index.ts';

export class EndsBeforeItBeginsError extends InvalidFieldError {
  constructor() {
    super('endsOn', 'training.training-class.ends-before');
  }
}

export class TooLongError extends InvalidFieldError {
  constructor(days: number) {
    super('endsOn', 'training.training-class.too-long', { days });
  }
}

/** Days on which nobody works, without a word that they are meant. */
export class OnHolidaysError extends InvalidFieldError {
  constructor(off: readonly ClassDay[]) {
    const days = off.map(({ day, kind, name }): TextPlace => ({
      text: 'training-class.day.off',
      params: { day, what: name ?? { text: `training-class.day.${kind}` } },
    }));
    super('onHolidays', 'training.training-class.on-holiday', { days });
  }
}

export class ProgrammeClosedError extends ConflictError {
  constructor(title: string) {
    super('training.training-class.programme-closed', { params: { title } });
  }
}

/** Somebody who has a seat has no result yet. */
export class ResultsMissingError extends ConflictError {
  constructor(count: number, names: string[]) {
    super('training.training-class.results-missing', { params: { count, names } });
  }
}

export class NotBegunError extends ConflictError {
  constructor(day: string) {
    super('training.training-class.not-begun', { params: { day } });
  }
}
