import { ConflictError } from '@linli/sdk-server';

/** What does not let an opinion be asked. */
export class OpinionBlockedError extends ConflictError {
  constructor(what: 'no-candidacy' | 'no-organisation' | 'asked-already') {
    super(`honours.opinion.${what}`);
  }
}
