import type { PersonMatch } from '@linli/contracts';
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '@linli/sdk-server';
import type { ErrorDetails } from '@linli/sdk-server';

/** They are not there, or the asker may not know that they are. */
export class PersonNotFoundError extends NotFoundError {
  constructor() {
    super('core.person.not-found');
  }
}

/** The asker sees the person, or the unit, but may not do this there. */
export class PersonRefusedError extends ForbiddenError {
  constructor(what: 'out-of-reach' | 'unit-out-of-reach', params: Record<string, unknown>, details: ErrorDetails = {}) {
    super(`core.person.${what}`, { ...details, params });
  }
}

/** The state does not allow this. */
export class PersonStateError extends ConflictError {
  constructor(params: { person: string; state: string }) {
    super('core.person.wrong-state', { params });
  }
}

/** Somebody changed the record after the asker had read it; `params.current` is how it is now. */
export class PersonChangedError extends ConflictError {
  constructor(version: number, current: unknown) {
    super('core.record.changed', { params: { version, current } });
  }
}

/** What the asker typed or chose does not fit. */
export class PersonInvalidError extends InvalidError {
  constructor(what: 'bad-name' | 'unknown-unit', details: ErrorDetails) {
    super(`core.person.${what}`, details);
  }
}

/** Somebody else has that code, or something stands in the way. */
export class PersonTakenError extends ConflictError {
  constructor(what: 'code-taken' | 'holds-posts' | 'erase-barred', details: ErrorDetails) {
    super(`core.person.${what}`, details);
  }
}

/** They may be registered already; `params.matches` says whom they may be. */
export class PersonMaybeKnownError extends ConflictError {
  constructor(matches: PersonMatch[]) {
    super('core.person.maybe-known', { params: { matches, count: matches.length } });
  }
}
