import { sql } from '@linli/sdk-server';
import type { RowFilter } from '@linli/sdk-server';
import type { ExpenseListQuery } from '../../contract/index.ts';
import type { ExpenseRow } from './expense.entity.ts';

/** What a list of expenses is narrowed by, and a figure sums up by. */
export function expensesOf({ project, spentBy }: Pick<ExpenseListQuery, 'project' | 'spentBy'>): RowFilter<ExpenseRow> {
  return {
    ...(project === undefined ? {} : { oneOf: { projectId: [project] } }),
    where:
      spentBy === undefined
        ? []
        : [sql`row.paid_on <= ${spentBy}::date AND (row.reversed_on IS NULL OR row.reversed_on > ${spentBy}::date)`],
  };
}
