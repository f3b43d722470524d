import { sql } from '@linli/sdk-server';
import type { RowFilter } from '@linli/sdk-server';
import type { RenovationListQuery } from '../../contract/index.ts';
import type { RenovationRow } from './renovation.entity.ts';

export type RenovationFilter = Partial<Pick<RenovationListQuery, 'venue' | 'kind' | 'acceptedTo'>>;

/** What a list of renovations is narrowed by, and a figure counts by. */
export function renovationsOf({ venue, kind, acceptedTo }: RenovationFilter): RowFilter<RenovationRow> {
  return {
    oneOf: { venueKind: kind, venueId: venue === undefined ? undefined : [venue] },
    where: acceptedTo === undefined ? [] : [sql`row.accepted_on <= ${acceptedTo}::date`],
  };
}
