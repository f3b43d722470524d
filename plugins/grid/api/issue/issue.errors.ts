import { ConflictError, ForbiddenError, InvalidError } from '@linli/sdk-server';
import type { IssueAction, IssueBarrier, IssueState } from '../../contract/index.ts';

/** No such issue, or not within reach: the asker cannot tell which. */
export const ISSUE_NOT_FOUND = 'grid.issue.not-found';

/** `title` is the state in the asker's language: the one thing that explains why it came to nothing. */
export class IssueStateError extends ConflictError {
  constructor(action: IssueAction, state: IssueState, title: string) {
    super('grid.issue.state', { params: { action, state, title } });
  }
}

const BARRIER_CODE: Record<IssueBarrier, string> = {
  'not-handler': 'grid.issue.not-handler',
  'same-person': 'grid.issue.same-person',
};

export class IssueBarrierError extends ForbiddenError {
  constructor(barrier: IssueBarrier) {
    super(BARRIER_CODE[barrier]);
  }
}

export class IssueOutOfReachError extends ForbiddenError {
  constructor(permission: string) {
    super('core.access.out-of-reach', { params: { permission } });
  }
}

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
