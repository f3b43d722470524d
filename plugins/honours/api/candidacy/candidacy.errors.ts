import { ConflictError } from '@linli/sdk-server';

/** What does not let a candidacy go on, each in a sentence. */
export class CandidacyBlockedError extends ConflictError {
  constructor(
    what:
      | 'no-consent'
      | 'known'
      | 'opinions-missing'
      | 'opinions-open'
      | 'no-objection'
      | 'not-investigated'
      | 'awarded'
      | 'by-number',
    params: Record<string, unknown> = {},
  ) {
    super(`honours.candidacy.${what}`, { params });
  }
}
