import { ConflictError, InvalidFieldError } from '@linli/sdk-server';

/** What has been looked at has been looked at by now. */
export class CheckDayAheadError extends InvalidFieldError {
  constructor(day: string) {
    super('checkedOn', 'culture.six-must-check.day-ahead', { day });
  }
}

/** The list was not in force yet on that day. */
export class CheckDayBeforeError extends InvalidFieldError {
  constructor(title: string, day: string) {
    super('checkedOn', 'culture.six-must-check.day-before', { title, day });
  }
}

/** Another list took its place while somebody had this one before them. */
export class OtherListError extends ConflictError {
  constructor(title: string) {
    super('culture.six-must-check.other-list', { params: { title } });
  }
}
