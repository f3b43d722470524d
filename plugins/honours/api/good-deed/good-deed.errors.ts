import { ConflictError, InvalidError } from '@linli/sdk-server';

/** A field that cannot be so; `message` is what stands beside it. */
export class GoodDeedFieldError extends InvalidError {
  constructor(what: 'name-in-text' | 'day-ahead', { field, message }: { field: string; message: string }) {
    const code = `honours.good-deed.${what}`;
    super(code, { errors: [{ field, code, message }] });
  }
}

/** Nobody is named who has not said yes. */
export class NoNameConsentError extends ConflictError {
  constructor() {
    super('honours.good-deed.no-consent');
  }
}
