import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '@linli/sdk-server';

/** A field error; its message is the problem's own title. */
type Field = { field: string; message: string };

const at = (code: string, fault: Field) => [{ ...fault, code }];

/** It does not exist, or the asker may not know that it does. */
export class UnitNotFoundError extends NotFoundError {
  constructor(field?: Field) {
    super('core.unit.not-found', field ? { errors: at('core.unit.not-found', field) } : {});
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
  constructor(version: number) {
    super('core.record.changed', { params: { version } });
  }
}

/** What the asker typed or chose does not fit; the problem stands at its field. */
export class UnitInvalidError extends InvalidError {
  constructor(what: UnitFault, params: Record<string, unknown>, field: Field) {
    super(`core.unit.${what}`, { params, errors: at(`core.unit.${what}`, field) });
  }
}
export type UnitFault =
  'bad-name' | 'cycle' | 'wrong-level' | 'same-parent' | 'no-child-level' | 'code-too-long' | 'codes-exhausted' | 'root';

/** The name or the code belongs to another unit. */
export class UnitTakenError extends ConflictError {
  constructor(what: 'name-taken' | 'code-taken', params: Record<string, unknown>, field: Field) {
    super(`core.unit.${what}`, { params, errors: at(`core.unit.${what}`, field) });
  }
}
