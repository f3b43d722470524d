import { ForbiddenError, InvalidError } from '@linli/sdk-server';
import type { ErrorDetails } from '@linli/sdk-server';

/** The reason is entered for a community in reach, and for nothing else. */
export class ExceptionPlaceError extends InvalidError {
  constructor(what: 'unknown-unit' | 'not-a-community', details: ErrorDetails) {
    super(`core.governance.${what}`, details);
  }
}

/** The asker sees the community but does not answer for it. */
export class ExceptionRefusedError extends ForbiddenError {
  constructor(params: Record<string, unknown>) {
    super('core.governance.out-of-reach', { params });
  }
}
