import { bySixMust } from '../six-must-check/six-must-standing.ts';
import { sql } from '@linli/sdk-server';
import type { RowFilter } from '@linli/sdk-server';
import type { VenueListQuery } from '../../contract/index.ts';
import type { VenueRow } from './venue.entity.ts';

export type VenueFilter = Partial<Pick<VenueListQuery, 'kind' | 'missing' | 'offHours' | 'openOn' | 'sixMust'>>;

/** What a list of venues is narrowed by, and a figure counts by. */
export function venuesOf({ kind, missing, offHours, openOn, sixMust }: VenueFilter): RowFilter<VenueRow> {
  return {
    oneOf: { kind },
    where: [
      ...(missing === undefined ? [] : [sql`NOT row.functions @> ARRAY[${missing}::text]`]),
      ...(offHours === undefined ? [] : [sql`row.evening_minutes + row.weekend_minutes > 0`]),
      ...(openOn === undefined
        ? []
        : [sql`row.opened_on <= ${openOn}::date AND (row.closed_on IS NULL OR row.closed_on > ${openOn}::date)`]),
      ...(sixMust === undefined ? [] : [bySixMust(sixMust)]),
    ],
  };
}
