import { ConflictError, InvalidError } from '@linli/sdk-server';

/** A field that cannot be so; `message` is what stands beside it. */
export class AftercareFieldError extends InvalidError {
  constructor(what: 'day-ahead' | 'name-in-text', { field, message }: { field: string; message: string }) {
    const code = `honours.aftercare.${what}`;
    super(code, { errors: [{ field, code, message }] });
  }
}

/** Nobody is promised anything for an award that is no more. */
export class AftercareWithoutAwardError extends ConflictError {
  constructor() {
    super('honours.aftercare.no-award');
  }
}
