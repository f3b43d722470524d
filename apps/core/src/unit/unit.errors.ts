import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '@linli/sdk-server';
import type { ErrorDetails } from '@linli/sdk-server';

/** It does not exist, or the asker may not know that it does. */
export class UnitNotFoundError extends NotFoundError {
  constructor(details: ErrorDetails = {}) {
    super('core.unit.not-found', details);
  }
}

/** The asker sees the unit but does not hold the permission there. */
export class UnitOutOfReachError extends ForbiddenError {
  constructor(permission: string, unit: string) {
    super('core.unit.out-of-reach', { params: { permission, unit } });
  }
}

/** Somebody changed the unit after the asker had read it. */
export class UnitChangedError extends ConflictError {
  constructor(version: number, current: Record<string, unknown>) {
    super('core.record.changed', { params: { version, current } });
  }
}

/** What the asker typed or chose does not fit. */
export class UnitInvalidError extends InvalidError {
  constructor(what: UnitFault, details: ErrorDetails) {
    super(`core.unit.${what}`, details);
  }
}
export type UnitFault =
  | 'bad-alias'
  | 'bad-date'
  | 'before-last-change'
  | 'children-left'
  | 'children-unassigned'
  | 'has-code'
  | 'no-source'
  | 'no-such-day'
  | 'not-a-grid'
  | 'not-a-successor'
  | 'other-level'
  | 'same-unit'
  | 'bad-name'
  | 'cycle'
  | 'wrong-level'
  | 'same-parent'
  | 'no-child-level'
  | 'code-too-long'
  | 'root';

/** The name or the code belongs to another unit, or no number is left. */
export class UnitTakenError extends ConflictError {
  constructor(what: 'name-taken' | 'code-taken' | 'codes-exhausted' | 'alias-taken', details: ErrorDetails) {
    super(`core.unit.${what}`, details);
  }
}

/** What was true when somebody looked is not any more, or stands in the way. */
export class UnitStateError extends ConflictError {
  constructor(what: 'not-active' | 'planned-already' | 'rows-left' | 'plan-decided', details: ErrorDetails) {
    super(`core.unit.${what}`, details);
  }
}
