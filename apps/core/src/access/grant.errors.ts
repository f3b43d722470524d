import type { FieldError } from '@linli/contracts';
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '@linli/sdk-server';
import { QueryFailedError } from 'typeorm';

/** It does not exist, or the asker may not know that it does. */
export class GrantNotFoundError extends NotFoundError {
  constructor() {
    super('core.grant.not-found');
  }
}

/** What names nothing, or nothing that can be granted. */
export class GrantInvalidError extends InvalidError {
  constructor(
    what:
      | 'unknown-account'
      | 'unknown-role'
      | 'unknown-anchor'
      | 'unknown-appointment'
      | 'gone-unit'
      | 'ends-in-past'
      | 'to-ended-role',
    field: string,
    message: string,
  ) {
    const errors: FieldError[] = [{ field, code: `core.grant.${what}`, message }];
    super(`core.grant.${what}`, { errors });
  }
}

/** The granter may not give this: not to this account, or not what they do not hold themselves there and so long. */
export class GrantBeyondError extends ForbiddenError {
  constructor(
    what: 'to-oneself' | 'to-built-in' | 'not-held' | 'elsewhere' | 'not-so-long' | 'built-in',
    params: Record<string, unknown> = {},
    errors?: FieldError[],
  ) {
    super(`core.grant.${what}`, { params, ...(errors ? { errors } : {}) });
  }
}

/** It is there already, is over, or cannot be together with another one. */
export class GrantConflictError extends ConflictError {
  constructor(
    readonly what: 'exists' | 'ended' | 'two-administrators',
    params: Record<string, unknown> = {},
    errors?: FieldError[],
  ) {
    super(`core.grant.${what}`, { params, ...(errors ? { errors } : {}) });
  }
}

/** The database's own refusal to let one account be two administrators, or hold the same thing twice, in words. */
export function inGrantWords(error: unknown): unknown {
  const cause = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  if (!(cause instanceof Error) || !('constraint' in cause)) return error;
  if (cause.constraint === 'grant_one_administrator') return new GrantConflictError('two-administrators');
  if (cause.constraint === 'grant_once_key' || cause.constraint === 'grant_organisation_once_key')
    return new GrantConflictError('exists');
  return error;
}
