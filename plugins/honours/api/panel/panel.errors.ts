import { ConflictError, ForbiddenError } from '@linli/sdk-server';

/** What does not let a panel go on, each in a sentence. */
export class PanelBlockedError extends ConflictError {
  constructor(
    what:
      | 'unknown-member'
      | 'not-shortlisted'
      | 'no-case'
      | 'no-cases'
      | 'other-ballot'
      | 'voted-already'
      | 'no-quorum'
      | 'too-many-votes'
      | 'name-in-title'
      | 'name-in-reason',
    params: Record<string, unknown> = {},
  ) {
    super(`honours.panel.${what}`, { params });
  }
}

/** Whoever had to do with a candidate, or is close to them, has no say about them. */
export class StandsAsideError extends ForbiddenError {
  constructor() {
    super('honours.panel.stands-aside');
  }
}
