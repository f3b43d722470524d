import type { Anchor } from '@linli/contracts';
import { anchorIds, inReach } from '../access/reach-condition.ts';
import type { Condition } from './audit-conditions.ts';

/** Levels from which on an auditor answers for the installation as a whole. */
const WIDE: ReadonlySet<string> = new Set(['nation', 'province', 'city', 'district']);

export const isWide = (anchors: readonly Anchor[]): boolean => anchors.some(([, level]) => WIDE.has(level));

/** Grants with the place that they hold at. */
const HELD = `core."grant" g LEFT JOIN core.organisation o ON o.id = g.organisation_id
  JOIN core.unit held ON held.id = COALESCE(g.unit_id, o.unit_id)`;

/**
 * "The asker may read this line." One at a unit is for the auditors of that unit. What belongs to no unit (a log-out, a
 * declared account) goes by who did it: somebody with a grant in reach, or, for those who answer for a district or more,
 * somebody above them or without any grant, and nobody that is known (a log-in that failed).
 */
export function auditReach(anchors: readonly Anchor[]): Condition {
  if (anchors.some(([, level]) => level === 'nation')) return () => 'true';
  return (parameters) => {
    const place = parameters.add(anchorIds(anchors));
    const number = Number(place.slice(1));
    const above = isWide(anchors) ? 'OR anchor.path <@ held.path' : '';
    const nobody = isWide(anchors)
      ? `e.account_id IS NULL OR NOT EXISTS (SELECT FROM core."grant" g WHERE g.account_id = e.account_id) OR`
      : '';
    return `CASE WHEN e.unit_id IS NULL THEN ${nobody}
        EXISTS (SELECT FROM ${HELD} JOIN core.unit anchor ON anchor.id = ANY (${place})
          WHERE g.account_id = e.account_id AND (held.path <@ anchor.path ${above}))
      ELSE EXISTS (SELECT FROM core.unit u WHERE u.id = e.unit_id AND ${inReach('u.path', number)}) END`;
  };
}

/** Accounts that hold something below the anchors `$1`. */
export const ACCOUNTS_BELOW = `SELECT DISTINCT g.account_id AS id FROM ${HELD}
  JOIN core.unit anchor ON anchor.id = ANY ($1) AND held.path <@ anchor.path`;
