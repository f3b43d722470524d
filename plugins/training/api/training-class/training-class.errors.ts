import { ConflictError, InvalidError } from '@linli/sdk-server';

const wrong = (code: string, field: string, params: Record<string, unknown>, message: string) =>
  new InvalidError(code, { params, errors: [{ field, code, message }] });

export class EndsBeforeItBeginsError extends InvalidError {
  constructor(message: string) {
    super('training.training-class.ends-before', {
      errors: [{ field: 'endsOn', code: 'training.training-class.ends-before', message }],
    });
  }
}

export class TooLongError extends InvalidError {
  constructor(days: number, message: string) {
    const code = 'training.training-class.too-long';
    super(code, { params: { days }, errors: [{ field: 'endsOn', code, message }] });
  }
}

/** Days on which nobody works, without a word that they are meant. */
export const onHolidays = (days: string, message: string): InvalidError =>
  wrong('training.training-class.on-holiday', 'onHolidays', { days }, message);

export class ProgrammeClosedError extends ConflictError {
  constructor(title: string) {
    super('training.training-class.programme-closed', { params: { title } });
  }
}

/** Somebody who has a seat has no result yet. */
export class ResultsMissingError extends ConflictError {
  constructor(count: number, names: string) {
    super('training.training-class.results-missing', { params: { count, names } });
  }
}

export class NotBegunError extends ConflictError {
  constructor(day: string) {
    super('training.training-class.not-begun', { params: { day } });
  }
}
