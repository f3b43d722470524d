import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '@linli/sdk-server';
import type { ErrorDetails } from '@linli/sdk-server';

/** It does not exist, or the asker may not know that it does. */
export class OrganisationNotFoundError extends NotFoundError {
  constructor(details: ErrorDetails = {}) {
    super('core.organisation.not-found', details);
  }
}

/** The asker sees it but may not do this with it. */
export class OrganisationRefusedError extends ForbiddenError {
  constructor(what: 'out-of-reach' | 'not-approver' | 'same-person' | 'not-proposer', params: Record<string, unknown>) {
    super(`core.organisation.${what}`, { params });
  }
}

/** Its state does not allow this. */
export class OrganisationStateError extends ConflictError {
  constructor(params: Record<string, unknown>) {
    super('core.organisation.wrong-state', { params });
  }
}

/** Somebody changed it after the asker had read it; `params.current` is how it is now. */
export class OrganisationChangedError extends ConflictError {
  constructor(version: number, current: unknown) {
    super('core.record.changed', { params: { version, current } });
  }
}

export type OrganisationFault =
  | 'unknown-kind'
  | 'wrong-line'
  | 'wrong-anchor'
  | 'wrong-superior'
  | 'needs-superior'
  | 'superior-elsewhere'
  | 'superior-not-active'
  | 'anchor-not-active'
  | 'cycle'
  | 'day-ahead'
  | 'day-before'
  | 'wrong-successor'
  | 'bad-name';

/** What the asker typed or chose does not fit. */
export class OrganisationInvalidError extends InvalidError {
  constructor(what: OrganisationFault, details: ErrorDetails) {
    super(`core.organisation.${what}`, details);
  }
}

/** Another body has it, or something stands in the way. */
export class OrganisationTakenError extends ConflictError {
  constructor(
    what: 'code-taken' | 'credit-code-taken' | 'name-taken' | 'one-per-unit' | 'has-subordinates',
    details: ErrorDetails,
  ) {
    super(`core.organisation.${what}`, details);
  }
}
