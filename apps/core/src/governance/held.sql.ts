import { activeOn, heldOn } from '../body/body.sql.ts';
import type { GovernanceScope } from './governance-scope.ts';

/** Conditions on an appointment `a` at a body `o`, each behind a figure and its list. */

export const partTimeOfStreets = ({ day }: GovernanceScope): string =>
  `a.kind = 'part-time' AND ${heldOn('a', day)} AND o.type = 'party-committee' AND ${activeOn('o', day)}
   AND EXISTS (SELECT FROM core.unit u WHERE u.id = o.unit_id AND u.level = 'street')`;

export const seconded = ({ day }: GovernanceScope): string => `a.kind = 'seconded' AND ${heldOn('a', day)}`;

/** The last day of the period lies within so many days. */
export const secondedEnding = (scope: GovernanceScope, days: number): string =>
  `${seconded(scope)} AND a.valid_to - 1 <= ${scope.day} + ${scope.parameters.add(days)}::integer`;

export const termEnding = ({ day, parameters }: GovernanceScope, days: number): string =>
  `${heldOn('a', day)} AND a.term_end >= ${day} AND a.term_end <= ${day} + ${parameters.add(days)}::integer`;

/** The term is over and the post is held on: said of the appointment itself too, so that an index has the few of them. */
export const termOverdue = ({ day }: GovernanceScope): string =>
  `${heldOn('a', day)} AND a.term_end < ${day} AND (a.valid_to IS NULL OR a.valid_to > a.term_end)`;

/** Appointments at bodies in reach for which a condition holds. */
export const appointmentsWhere = (scope: GovernanceScope, condition: string): string =>
  `SELECT a.id FROM core.appointment a JOIN core.organisation o ON o.id = a.organisation_id WHERE ${scope.reach('o')} AND ${condition}`;

/** Active bodies in reach. */
export const bodiesWhere = (scope: GovernanceScope, condition: string): string =>
  `SELECT o.id, EXISTS (SELECT FROM core.appointment a WHERE a.organisation_id = o.id AND ${heldOn('a', scope.day)}
      AND a.post = ANY (ARRAY(SELECT t.id FROM core.post_type t WHERE o.type = ANY (t.head_of)))) AS headed
   FROM core.organisation o WHERE ${condition} AND ${activeOn('o', scope.day)} AND ${scope.reach('o')}`;
