import type { Anchor } from '@linli/contracts';
import { placedReach } from '../access/placed-reach.ts';
import { heldOn } from '../body/body.sql.ts';
import type { SqlParameters } from '../body/sql-parameters.ts';

/**
 * SQL for "these anchors reach this person": the record is kept there, or they hold a post there on the day. Whoever works
 * in a street is known in the street, wherever their record is kept. For a `core.person` under `alias`; `onDay` is SQL.
 */
export function personReach(
  alias: string,
  anchors: readonly Anchor[] | undefined,
  parameters: SqlParameters,
  onDay: string,
): string {
  if (anchors?.some(([, level]) => level === 'nation')) return 'true';
  return `${alias}.id IN (
    SELECT kept.id FROM core.person kept WHERE ${placedReach('kept', anchors, parameters)}
    UNION ALL SELECT held.person_id FROM core.organisation body JOIN core.appointment held ON held.organisation_id = body.id
    WHERE ${placedReach('body', anchors, parameters)} AND ${heldOn('held', onDay)})`;
}
