import type { FieldError } from '@linli/contracts';
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '@linli/sdk-server';

export class RoleNotFoundError extends NotFoundError {
  constructor() {
    super('core.role.not-found');
  }
}

/** Permissions that do not exist, or that belong to the three administrators. */
export class RolePermissionError extends InvalidError {
  constructor(what: 'unknown-permission' | 'reserved-permission', errors: FieldError[]) {
    super(`core.role.${what}`, { errors });
  }
}

/** The name is taken, or the role is over. */
export class RoleConflictError extends ConflictError {
  constructor(what: 'title-taken' | 'ended', params: Record<string, unknown> = {}) {
    super(`core.role.${what}`, { params });
  }
}

/** A role of the release is the release's; and a role in use does not grow beyond what its editor holds there. */
export class RoleFixedError extends ForbiddenError {
  constructor(what: 'released' | 'grows-beyond' | 'held-elsewhere', params: Record<string, unknown> = {}) {
    super(`core.role.${what}`, { params });
  }
}
