import { ConflictError, InvalidError } from '@linli/sdk-server';

const code = (what: string) => `funds.allocation.${what}`;

/** The fund is not approved yet, or closed already. */
export class FundNotOpenError extends ConflictError {
  constructor(title: string) {
    super(code('fund-not-open'), { params: { title } });
  }
}

/** Money goes down the tree of the fund's unit, level by level, and not to where nobody keeps books. */
export class WrongWayError extends InvalidError {
  constructor(field: 'unitId' | 'category', what: 'not-below' | 'no-purpose', message: string) {
    super(code(what), { errors: [{ field, code: code(what), message }] });
  }
}

/** The giver has never had money of this fund that is not meant for anything. */
export class NothingToGiveError extends ConflictError {
  constructor(unit: string) {
    super(code('nothing-to-give'), { params: { unit } });
  }
}
