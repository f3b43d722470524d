import { ConflictError, InvalidError } from '@linli/sdk-server';

/** What does not let an expense be filed or paid, each in a sentence. Amounts are texts in yuan. */
export class ExpenseBlockedError extends ConflictError {
  constructor(
    what: 'over-budget' | 'over-budget-now' | 'not-spending' | 'project-over' | 'voucher-known',
    params: Record<string, unknown> = {},
  ) {
    super(`funds.expense.${what}`, { params });
  }
}

/** A day that cannot be, at its field. */
export class ExpenseFieldError extends InvalidError {
  constructor(
    code: string,
    { field, message, ...params }: { field: string; message: string } & Record<string, unknown>,
  ) {
    super(code, { params, errors: [{ field, code, message }] });
  }
}

/** What the database refuses, in the words of an expense: somebody else was quicker. */
export function worded(error: unknown): unknown {
  const cause = error instanceof Error && 'driverError' in error ? error.driverError : error;
  const constraint =
    cause !== null && typeof cause === 'object' && 'constraint' in cause ? cause.constraint : undefined;
  if (constraint === 'project_budget') return new ExpenseBlockedError('over-budget-now');
  if (constraint === 'expense_project_state') return new ExpenseBlockedError('project-over');
  if (constraint === 'expense_voucher_key') return new ExpenseBlockedError('voucher-known');
  return error;
}
