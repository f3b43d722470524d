import { InvalidError } from '@linli/sdk-server';

export const HANDLER_NOT_ELIGIBLE = 'grid.issue.handler-not-eligible';

/** The person chosen does not handle issues there (any more). */
export class HandlerNotEligibleError extends InvalidError {
  constructor(message: string) {
    super(HANDLER_NOT_ELIGIBLE, { errors: [{ field: 'handlerId', code: 'not-eligible', message }] });
  }
}

export const UNIT_LEVEL = 'grid.issue.unit-level';

/** Issues stand in streets, communities and grids: there is somebody to take them on. */
export class UnitLevelError extends InvalidError {
  constructor(message: string) {
    super(UNIT_LEVEL, { errors: [{ field: 'unitId', code: 'wrong-level', message }] });
  }
}
