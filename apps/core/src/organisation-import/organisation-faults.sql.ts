import { day } from '../body/body.sql.ts';
import { findDuplicates, inReach, MARK_FAULTY } from '../data-import/lookup.sql.ts';
import { found, PLAN } from './organisation-plan.sql.ts';

/** The statements that say what is wrong with the rows of an import of bodies, between planning and deciding. */

/** What the platform and the other rows say against a row; first what it names, then whether that fits. */
export const FIND_NAMES = [
  findDuplicates("'code'", 'p.code', 'p.code'),
  found(
    'code',
    'unknown-organisation',
    null,
    `jsonb_build_object('code', p.code)`,
    `FROM import_plan p WHERE NOT p.faulty AND p.known IS NULL AND p.code LIKE '#%'`,
  ),
  ...(['unit_id', 'line'] as const).map((column) =>
    found(
      column === 'unit_id' ? 'unit_code' : 'line',
      'empty-cell',
      null,
      'NULL::jsonb',
      `FROM import_plan p WHERE NOT p.faulty AND p.known IS NULL AND ${column === 'unit_id' ? `p.anchor_kind <> 'organisation' AND p.unit_code = ''` : 'p.line IS NULL'}`,
    ),
  ),
  found(
    'unit_code',
    'unknown-unit',
    null,
    `jsonb_build_object('code', p.unit_code)`,
    `FROM import_plan p WHERE NOT p.faulty AND p.unit_code <> '' AND p.unit_id IS NULL`,
  ),
  found(
    'place',
    'empty-cell',
    null,
    'NULL::jsonb',
    `FROM import_plan p WHERE NOT p.faulty AND p.anchor_kind IN ('entrance', 'club') AND p.place IS NULL`,
  ),
  found(
    'anchor_code',
    'empty-cell',
    null,
    'NULL::jsonb',
    `FROM import_plan p WHERE NOT p.faulty AND p.anchor_kind = 'organisation' AND p.anchor_key IS NULL AND p.anchor_code = ''`,
  ),
  ...(['anchor', 'superior'] as const).map((role) =>
    found(
      `${role}_code`,
      'unknown-organisation',
      null,
      `jsonb_build_object('code', p.${role}_code)`,
      `FROM import_plan p WHERE NOT p.faulty AND p.${role}_code <> '' AND p.${role}_key IS NULL`,
    ),
  ),
  found(
    'code',
    'not-active',
    'organisation',
    `jsonb_build_object('name', o.name, 'state', o.state)`,
    `FROM import_plan p JOIN core.organisation o ON o.id = p.known WHERE NOT p.faulty AND o.state <> 'active'`,
  ),
  found(
    'type',
    'kind-kept',
    null,
    `jsonb_build_object('name', o.name, 'type', o.type)`,
    `FROM import_plan p JOIN core.organisation o ON o.id = p.known WHERE NOT p.faulty AND (o.type <> p.type OR o.subtype IS DISTINCT FROM p.subtype)`,
  ),
  found(
    'valid_from',
    'day-kept',
    null,
    `jsonb_build_object('day', ${day('o.valid_from')})`,
    `FROM import_plan p JOIN core.organisation o ON o.id = p.known WHERE NOT p.faulty AND p.given_from <> ${day('o.valid_from')}`,
  ),
  found(
    'valid_from',
    'day-ahead',
    null,
    `jsonb_build_object('day', p.given_from)`,
    `FROM import_plan p WHERE NOT p.faulty AND p.known IS NULL AND p.given_from > to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`,
  ),
  MARK_FAULTY,
];

/** A body that stands, through others, below itself. */
const cycles = (role: 'anchor' | 'superior', changed: string) =>
  `INSERT INTO import_found
   WITH RECURSIVE up (start, at, step) AS (
     SELECT p.key, p.${role}_key, 1 FROM import_plan p WHERE p.first AND NOT p.faulty AND p.${changed} AND p.${role}_key IS NOT NULL
     UNION ALL SELECT up.start, b.${role}_id, up.step + 1 FROM up JOIN import_body b ON b.id = up.at
     WHERE b.${role}_id IS NOT NULL AND up.at <> up.start AND up.step < 64)
   SELECT p.row, '${role}_code', 'cycle', 'organisation', jsonb_build_object('code', p.code)
   FROM (SELECT DISTINCT start FROM up WHERE at = start) c JOIN import_plan p ON p.key = c.start AND p.first`;

/** Rows that look at a unit: which of them stand in which reach ($1 of importing, $2 of approving, $3 of keeping, $4 of reading). */
export const REACH = `CREATE TEMP TABLE import_reach ON COMMIT DROP AS
  SELECT u.id, u.path, u.level, u.name, u.state, ${inReach('u.path', '$1')} AS mine, ${inReach('u.path', '$3')} AS kept, ${inReach('u.path', '$4')} AS readable,
    (SELECT min(core.level_rank(a.level)) FROM core.unit a WHERE a.id = ANY ($2) AND u.path <@ a.path) AS approves
  FROM core.unit u WHERE u.id IN (SELECT unit_id FROM import_plan UNION SELECT o.unit_id FROM import_plan p JOIN core.organisation o ON o.id = p.known
    UNION SELECT b.unit_id FROM import_plan p JOIN import_body b ON b.id IN (p.superior_key, p.anchor_key))`;

const CHANGES = (column: 'moved' | 'led_anew') => `(p.${column} OR p.moved)`;
const SUPERIOR = `${PLAN} JOIN import_body s ON s.id = p.superior_key JOIN import_reach su ON su.id = s.unit_id JOIN import_reach u ON u.id = p.unit_id
  WHERE NOT p.faulty AND ${CHANGES('led_anew')}`;
const ABOVE = 'u.path <@ su.path';

export const FIND_MISFITS = [
  'CREATE INDEX ON import_reach (id)',
  'ANALYZE import_reach',
  // Outside one's reach nothing is to be known, not even that it is there.
  found(
    'code',
    'out-of-reach',
    null,
    `jsonb_build_object('code', p.code)`,
    `FROM import_plan p JOIN core.organisation o ON o.id = p.known JOIN import_reach u ON u.id = o.unit_id WHERE NOT p.faulty AND NOT u.mine`,
  ),
  found(
    'unit_code',
    'out-of-reach',
    null,
    `jsonb_build_object('code', COALESCE(NULLIF(p.unit_code, ''), u.name))`,
    `FROM import_plan p JOIN import_reach u ON u.id = p.unit_id WHERE NOT p.faulty AND NOT u.mine AND p.known IS NULL AND p.anchor_key IS NULL OR NOT p.faulty AND NOT u.mine AND p.known IS NOT NULL AND p.moved AND p.anchor_key IS NULL`,
  ),
  found(
    'anchor_code',
    'unknown-organisation',
    null,
    `jsonb_build_object('code', p.anchor_code)`,
    `FROM import_plan p JOIN import_reach u ON u.id = p.unit_id WHERE NOT p.faulty AND p.anchor_key IS NOT NULL AND p.moved AND NOT (u.mine AND u.readable)`,
  ),
  found(
    'superior_code',
    'unknown-organisation',
    null,
    `jsonb_build_object('code', p.superior_code)`,
    `${SUPERIOR} AND s.row IS NULL AND NOT (su.readable OR ${ABOVE})`,
  ),
  MARK_FAULTY,
  cycles('anchor', 'moved'),
  cycles('superior', 'led_anew'),
  found(
    'anchor_code',
    'anchor-faulty',
    null,
    `jsonb_build_object('code', p.anchor_code)`,
    `FROM import_plan p WHERE NOT p.faulty AND p.unit_id IS NULL AND NOT EXISTS (SELECT FROM import_found f WHERE f.row = p.row)`,
  ),
  MARK_FAULTY,
  found(
    'unit_code',
    'unit-gone',
    null,
    `jsonb_build_object('name', u.name)`,
    `FROM import_plan p JOIN import_reach u ON u.id = p.unit_id WHERE NOT p.faulty AND p.moved AND u.state NOT IN ('planned', 'active')`,
  ),
  found(
    'anchor_code',
    'not-active',
    'organisation',
    `jsonb_build_object('name', a.name, 'state', a.state)`,
    `FROM import_plan p JOIN import_body a ON a.id = p.anchor_key WHERE NOT p.faulty AND p.moved AND a.state NOT IN ('approved', 'active')`,
  ),
  `INSERT INTO import_found SELECT p.row, CASE WHEN p.anchor_key IS NULL THEN 'unit_code' ELSE 'anchor_code' END, 'wrong-anchor', NULL,
     jsonb_build_object('type', p.type, 'place', COALESCE(a.name, u.name))
   ${PLAN} JOIN import_reach u ON u.id = p.unit_id LEFT JOIN import_body a ON a.id = p.anchor_key
   WHERE NOT p.faulty AND p.moved AND NOT EXISTS (SELECT FROM jsonb_array_elements(r.anchors) w WHERE w ->> 'kind' = p.anchor_kind
     AND CASE WHEN p.anchor_kind = 'organisation' THEN w -> 'organisationTypes' ? a.type ELSE w -> 'levels' ? u.level END)`,
  found(
    'superior_code',
    'needs-superior',
    null,
    `jsonb_build_object('type', p.type)`,
    `${PLAN} WHERE NOT p.faulty AND r."needsSuperior" AND p.superior_key IS NULL`,
  ),
  found(
    'superior_code',
    'wrong-superior',
    null,
    `jsonb_build_object('type', p.type, 'superior', s.name)`,
    `${SUPERIOR} AND NOT s.type = ANY (r.superiors)`,
  ),
  found(
    'superior_code',
    'not-active',
    'organisation',
    `jsonb_build_object('name', s.name, 'state', s.state)`,
    `${SUPERIOR} AND s.state NOT IN ('approved', 'active')`,
  ),
  found(
    'superior_code',
    'superior-elsewhere',
    null,
    `jsonb_build_object('superior', s.name)`,
    `${SUPERIOR} AND r.follows AND NOT ${ABOVE}`,
  ),
  MARK_FAULTY,
  // The same name and kind twice in a unit, and two of which a unit has one.
  `INSERT INTO import_found SELECT p.row, 'name', 'name-taken', NULL, jsonb_build_object('name', p.name)
   FROM import_plan p LEFT JOIN core.organisation o ON o.id = p.known JOIN import_body b ON b.unit_id = p.unit_id AND b.type = p.type
     AND b.subtype IS NOT DISTINCT FROM p.subtype AND b.name = p.name AND b.id <> p.key AND (b.keeps_name OR b.row < p.row)
   WHERE NOT p.faulty AND (p.moved OR o.name <> p.name) AND b.state IN ('proposed', 'approved', 'active')`,
  `INSERT INTO import_found SELECT p.row, 'unit_code', 'one-per-unit', NULL, jsonb_build_object('type', p.type, 'name', min(b.name))
   ${PLAN} JOIN import_body b ON b.unit_id = p.unit_id AND b.type = p.type AND b.subtype IS NOT DISTINCT FROM p.subtype AND b.id <> p.key
     AND (b.keeps_place OR b.row < p.row)
   WHERE NOT p.faulty AND p.moved AND r."onePerUnit" AND b.state = 'active' GROUP BY p.row, p.type`,
  `INSERT INTO import_found SELECT p.row, 'credit_code', 'credit-code-taken', NULL, jsonb_build_object('code', p.credit_code)
   FROM import_plan p WHERE NOT p.faulty AND p.credit_code IS NOT NULL
     AND EXISTS (SELECT FROM import_body b WHERE b.credit_code = p.credit_code AND b.id <> p.key AND (b.keeps_credit OR b.row < p.row))`,
  MARK_FAULTY,
];
