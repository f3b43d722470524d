import { sql } from '@linli/sdk-server';
import type { RowFilter } from '@linli/sdk-server';
import type { SubsidyEntryListQuery } from '../../contract/index.ts';
import type { SubsidyEntryRow } from './subsidy-entry.entity.ts';

/** What a list of entries is narrowed by. */
export function subsidyEntriesOf({
  run,
  releasedBy,
}: Pick<SubsidyEntryListQuery, 'run' | 'releasedBy'>): RowFilter<SubsidyEntryRow> {
  return {
    ...(run === undefined ? {} : { oneOf: { runId: [run] } }),
    where: releasedBy === undefined ? [] : [releasedUntil(releasedBy)],
  };
}

/** Handed down by the end of the day, and not gone back by then: the figure sums up the rows that the list shows. */
export function releasedUntil(day: string) {
  return sql`row.released_on <= ${day}::date AND (row.returned_on IS NULL OR row.returned_on > ${day}::date)`;
}
