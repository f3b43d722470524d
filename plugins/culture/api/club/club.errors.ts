import { ConflictError, InvalidError } from '@linli/sdk-server';

/** What is to be linked is no functional branch, or does not work (any more). */
export class NoFunctionalBranchError extends InvalidError {
  constructor(name: string, message: string) {
    const code = 'culture.club.no-functional-branch';
    super(code, { params: { name }, errors: [{ field: 'organisationId', code, message }] });
  }
}

export class ClubRetiredError extends ConflictError {
  constructor(title: string) {
    super('culture.club.is-retired', { params: { title } });
  }
}

/** The branch is another club's already, which the asker may not even see. */
export class BranchTakenError extends ConflictError {
  constructor(name: string) {
    super('culture.club.branch-taken', { params: { name } });
  }
}
