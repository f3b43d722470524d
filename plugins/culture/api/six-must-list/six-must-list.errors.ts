import { InvalidFieldError } from '@linli/sdk-server';

/** It is in force from today or from a day before: nobody is checked by what is still to come. */
export class ListDayAheadError extends InvalidFieldError {
  constructor(day: string) {
    super('inForceFrom', 'culture.six-must-list.day-ahead', { day });
  }
}

/** It takes the place of the list before it, and does not reach back behind its first day. */
export class ListDayBeforeError extends InvalidFieldError {
  constructor(title: string, day: string) {
    super('inForceFrom', 'culture.six-must-list.day-before', { title, day });
  }
}

/** Only a district lays down what its venues must have. */
export class ListUnitError extends InvalidFieldError {
  constructor() {
    super('unitId', 'culture.six-must-list.unit-level');
  }
}
