import { ConflictError, InvalidError } from '@linli/sdk-server';

const code = (problem: string) => `honours.nomination.${problem}`;

/** Nominations are taken while their round is open. */
export class RoundNotOpenError extends ConflictError {
  constructor(title: string) {
    super(code('round-not-open'), { params: { title } });
  }
}

/** The round is over or was called off: nothing goes on in it. */
export class RoundOverError extends ConflictError {
  constructor(title: string) {
    super(code('round-over'), { params: { title } });
  }
}

/** Not one of the classes of the round. */
export class NoSuchClassError extends InvalidError {
  constructor(message: string) {
    super(code('no-such-class'), { errors: [{ field: 'class', code: code('no-such-class'), message }] });
  }
}

/** Another round, itself, or one that is at its end. */
export class CannotMergeError extends InvalidError {
  constructor(message: string) {
    super(code('cannot-merge'), { errors: [{ field: 'into', code: code('cannot-merge'), message }] });
  }
}

/** The text has changed since it was read out. */
export class OtherConsentTextError extends ConflictError {
  constructor(version: number) {
    super(code('other-text'), { params: { version } });
  }
}

/** A yes that is not given yet, or was given before there was a nomination. */
export class ConsentDayError extends InvalidError {
  constructor(message: string) {
    super(code('consent-day'), { errors: [{ field: 'consentOn', code: code('consent-day'), message }] });
  }
}

/** There is nothing of them any more. */
export class ClearedError extends ConflictError {
  constructor() {
    super(code('cleared'));
  }
}
