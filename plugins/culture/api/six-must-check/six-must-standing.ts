import { sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';
import { SIX } from '../../contract/index.ts';
import type { SIX_MUST_STANDINGS } from '../../contract/index.ts';

/** Of a row of `venue`: how it stands by its newest check that was not withdrawn. */
export function bySixMust(standing: (typeof SIX_MUST_STANDINGS)[number]): Sql {
  switch (standing) {
    case 'never':
      return sql`NOT EXISTS (SELECT FROM six_must_check c WHERE c.venue_id = row.id AND c.state = 'filed')`;
    case 'old':
      return sql`EXISTS (SELECT FROM six_must_list l WHERE l.state <> 'in-force' AND l.id = (
        SELECT c.list_id FROM six_must_check c WHERE c.venue_id = row.id AND c.state = 'filed'
        ORDER BY c.checked_on DESC, c.id DESC LIMIT 1))`;
    case 'complete':
    case 'incomplete':
      return sql`(SELECT (c.met = ${SIX}::integer) = ${standing === 'complete'}::boolean FROM six_must_check c
        WHERE c.venue_id = row.id AND c.state = 'filed' ORDER BY c.checked_on DESC, c.id DESC LIMIT 1)`;
  }
}
