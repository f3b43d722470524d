import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '@linli/sdk-server';
import type { ErrorDetails } from '@linli/sdk-server';
import type { Refusal } from './notice.policy.ts';

/** It does not exist, or the asker may not know that it does. */
export class NoticeNotFoundError extends NotFoundError {
  constructor(what: 'not-found' | 'objection-not-found' = 'not-found') {
    super(`core.notice.${what}`);
  }
}

/** The asker sees it but may not do this with it. */
export class NoticeRefusedError extends ForbiddenError {
  constructor(what: Exclude<Refusal, 'wrong-state'>, params: Record<string, unknown>) {
    super(`core.notice.${what}`, { params });
  }
}

/** Where it stands does not allow this. */
export class NoticeStateError extends ConflictError {
  constructor(what: 'wrong-state' | 'objection-answered', params: Record<string, unknown>) {
    super(`core.notice.${what}`, { params });
  }
}

/** Somebody changed it after the asker had read it; `params.current` is how it is now. */
export class NoticeChangedError extends ConflictError {
  constructor(version: number, current: unknown) {
    super('core.record.changed', { params: { version, current } });
  }
}

/** What the asker typed or chose does not fit. */
export class NoticeInvalidError extends InvalidError {
  constructor(what: 'too-short' | 'window-too-short' | 'staff-names-nobody', details: ErrorDetails) {
    super(`core.notice.${what}`, details);
  }
}
