import { ConflictError, InvalidError, NotFoundError } from '@linli/sdk-server';
import type { AccountKind } from '../../contract/index.ts';

/** An account would go below zero: says what is left of it, and what was wanted. Amounts are texts in yuan. */
export class BelowZeroError extends ConflictError {
  constructor(params: { account: AccountKind; accountTitle: string; left: string; wanted: string }) {
    super('funds.ledger.below-zero', { params });
  }
}

/** The lines of an entry do not come to nothing together, or one of them is nothing: a mistake of whoever posts. */
export class UnbalancedError extends InvalidError {
  constructor() {
    super('funds.ledger.unbalanced');
  }
}

/** The same reference was posted before, with other accounts or amounts. */
export class ReferenceUsedError extends ConflictError {
  constructor(params: { type: string; id: string; kind: string }) {
    super('funds.ledger.reference-used', { params });
  }
}

/** Each entry is taken back once at most. */
export class AlreadyCounteredError extends ConflictError {
  constructor() {
    super('funds.ledger.already-countered');
  }
}

/** A counter-entry is itself not taken back: what it took back is posted anew. */
export class CounterOfCounterError extends ConflictError {
  constructor() {
    super('funds.ledger.counter-of-counter');
  }
}

export class FundClosedError extends ConflictError {
  constructor() {
    super('funds.ledger.fund-closed');
  }
}

/** There is no such line, or it is outside of what the asker acts for. */
export class LineNotFoundError extends NotFoundError {
  constructor() {
    super('funds.ledger.line-not-found');
  }
}

export class EntryNotFoundError extends NotFoundError {
  constructor() {
    super('funds.ledger.entry-not-found');
  }
}
