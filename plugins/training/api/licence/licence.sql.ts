import { EXPIRING_DAYS } from '../../contract/index.ts';

/**
 * Who must hold what, joined with what they hold: `$1` appointments as JSON, `$2` the day, `$3` the instant at which it ends.
 * What the rules of row-level security do not let the asker see of certificates does not count for them.
 */
export const LICENCES = `
  WITH asked AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS a
      ("ruleId" uuid, "appointmentId" uuid, "personId" uuid, "personName" text, "organisationId" uuid,
       "organisationName" text, post text, "unitId" integer, "validFrom" date)
  ), licence AS (
    SELECT a.*, u.name AS "unitName", u.path AS "unitPath", r.type_title AS "typeTitle",
      GREATEST(a."validFrom", r.from_day) + r.grace_days AS due, c.id AS "certificateId", c.valid_to,
      CASE WHEN c.id IS NOT NULL AND c.valid_to <= $2::date + ${EXPIRING_DAYS} THEN 'expiring' WHEN c.id IS NOT NULL THEN 'held'
        WHEN $2::date < GREATEST(a."validFrom", r.from_day) + r.grace_days THEN 'grace' ELSE 'lacking' END AS standing
    FROM asked a JOIN licence_rule r ON r.id = a."ruleId" JOIN core_pub.unit_v1 u ON u.id = a."unitId"
    LEFT JOIN LATERAL (
      SELECT id, valid_to FROM certificate
      WHERE person_id = a."personId" AND type_id = r.type_id AND issued_on <= $2::date
        AND (valid_to IS NULL OR valid_to > $2::date) AND (state = 'issued' OR state_since >= $3)
      ORDER BY valid_to DESC NULLS FIRST, id LIMIT 1
    ) c ON true
    WHERE u.path::public.ltree OPERATOR(public.<@) ANY ((SELECT core_pub.reach('training.licence-rule.read'))::public.ltree[])
  )`;
