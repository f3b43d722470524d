import type { UnitId } from '@linli/contracts';
import { sql } from '@linli/sdk-server';
import type { RowFilter } from '@linli/sdk-server';
import { HIRE_PERMISSION } from '../../contract/index.ts';
import type { HireListQuery, HireState } from '../../contract/index.ts';
import type { HireRow } from './hire.entity.ts';

/** What a list of hires is narrowed by, and a figure counts by. */
export type HireFilter = Pick<HireListQuery, 'batch' | 'doneBy'>;

export function hiresOf({ batch, doneBy }: HireFilter): RowFilter<HireRow> {
  return {
    ...(batch === undefined ? {} : { oneOf: { batchId: [batch] } }),
    where: doneBy === undefined ? [] : [sql`row.done_on <= ${doneBy}::date`],
  };
}

/** The same for a count within what the asker may see. */
export function countedHires(filter: HireFilter, state: HireState, unit: UnitId | undefined) {
  const { oneOf, where } = hiresOf(filter);
  return { read: HIRE_PERMISSION.read, unit, oneOf: { ...oneOf, state: [state] }, where };
}
