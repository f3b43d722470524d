import { APART } from '../access/core-roles.ts';
import { BUILT_IN, LIVE } from '../access/grant.repository.ts';
import { findDuplicates, findOrganisations, findUnits, inReach, MARK_FAULTY } from '../data-import/lookup.sql.ts';

/** The statements that plan an import of grants. They run in this order on tables of one transaction. */

const AT = (column: string) =>
  `CASE WHEN NOT g.faulty THEN NULLIF(g.${column}, '')::timestamp AT TIME ZONE 'Asia/Shanghai' END`;
const SAME_PLACE = (a: string, b: string) => `${a}.account_id = ${b}.account_id AND ${a}.role_id = ${b}.role_id
  AND ${a}.unit_id IS NOT DISTINCT FROM ${b}.unit_id AND ${a}.organisation_id IS NOT DISTINCT FROM ${b}.organisation_id`;
/** An instant as a table has it. */
export const written = (at: string): string => `to_char(${at} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')`;

export const PREPARE = [
  ...findUnits('unit_code'),
  ...findOrganisations(['organisation_code']),
  // A role by its id, or by a title that only one role has. One that has ended is known, but counts for nothing.
  `CREATE TEMP TABLE import_role ON COMMIT DROP AS
   WITH given AS (SELECT DISTINCT role FROM import_given WHERE role <> ''),
   named AS (
     SELECT g.role, r.id, r.permissions <> '{}' AS live FROM given g JOIN core.role r ON r.id = g.role
     UNION SELECT g.role, r.id, r.permissions <> '{}' FROM given g JOIN core.role r
       ON normalize(g.role, NFKC) IN (normalize(r.title ->> 'zh-CN', NFKC), normalize(r.title ->> 'en', NFKC)))
   SELECT n.role AS given, greatest(1, count(*) FILTER (WHERE n.live))::integer AS found,
     COALESCE(min(n.id) FILTER (WHERE n.live), min(n.id)) AS id
   FROM named n WHERE n.id <> 'core.operator' GROUP BY n.role`,
  'ANALYZE import_role',
  `CREATE TEMP TABLE import_plan ON COMMIT DROP AS
     SELECT g.row, g.faulty, g.username, g.role, g.unit_code, g.organisation_code, g.reason,
       a.id AS account_id, ${BUILT_IN} AS built_in, a.disabled_at IS NOT NULL AS disabled,
       CASE WHEN r.found = 1 THEN r.id END AS role_id, COALESCE(r.found, 0) AS roles, u.id AS unit_id, k.id AS organisation_id,
       COALESCE(u.id, o.unit_id) AS place_id, p.path, ${AT('valid_from')} AS given_from, ${AT('valid_to')} AS given_to,
       greatest(now(), ${AT('valid_from')}) AS begins, NULL::uuid AS target, 'new'::text AS outcome, NULL::jsonb AS note
     FROM import_given g LEFT JOIN core.account a ON a.username = g.username LEFT JOIN import_role r ON r.given = g.role
     LEFT JOIN import_unit u ON u.given = g.unit_code LEFT JOIN import_known k ON k.given = g.organisation_code
     LEFT JOIN core.organisation o ON o.id = k.id LEFT JOIN core.unit p ON p.id = COALESCE(u.id, o.unit_id)`,
  'CREATE INDEX ON import_plan (account_id, role_id)',
  'ANALYZE import_plan',
  // One that is over a year on is another grant; one that began before is the one in force.
  `UPDATE import_plan p SET target = (
     SELECT g.id FROM core."grant" g WHERE ${SAME_PLACE('g', 'p')} AND ${LIVE}
       AND CASE WHEN p.given_from IS NULL THEN true WHEN p.given_from <= now() THEN g.valid_from <= now()
         ELSE date_trunc('second', g.valid_from) = p.given_from END
     ORDER BY g.valid_from LIMIT 1)
   WHERE NOT p.faulty`,
];

const found = (column: string, code: string, params: string, where: string) =>
  `INSERT INTO import_found SELECT p.row, '${column}', '${code}', NULL, ${params} FROM import_plan p ${where}`;
const NOTHING = 'NULL::jsonb';
const APART_IDS = APART.map((id) => `'${id}'`).join(', ');
/** The period of a row, as it would be. */
const PERIOD = (p: string) => `tstzrange(${p}.begins, ${p}.given_to)`;

/** $1: units in reach of importing. */
export const FIND_NAMES = [
  found(
    'username',
    'unknown-account',
    `jsonb_build_object('name', p.username)`,
    'WHERE NOT p.faulty AND (p.account_id IS NULL OR p.disabled)',
  ),
  found('username', 'to-built-in', NOTHING, 'WHERE NOT p.faulty AND p.built_in'),
  found('role', 'unknown-role', `jsonb_build_object('name', p.role)`, 'WHERE NOT p.faulty AND p.roles = 0'),
  found('role', 'several-roles', `jsonb_build_object('name', p.role)`, 'WHERE NOT p.faulty AND p.roles > 1'),
  found(
    'role',
    'ended-role',
    `jsonb_build_object('name', p.role)`,
    `JOIN core.role r ON r.id = p.role_id WHERE NOT p.faulty AND r.permissions = '{}'`,
  ),
  found(
    'unit_code',
    'unknown-unit',
    `jsonb_build_object('code', p.unit_code)`,
    `WHERE NOT p.faulty AND p.unit_code <> '' AND p.unit_id IS NULL`,
  ),
  found(
    'organisation_code',
    'unknown-organisation',
    `jsonb_build_object('code', p.organisation_code)`,
    `WHERE NOT p.faulty AND p.organisation_code <> '' AND p.organisation_id IS NULL`,
  ),
  MARK_FAULTY,
];
export const FIND_BEYOND = [
  found(
    'unit_code',
    'out-of-reach',
    `jsonb_build_object('code', p.unit_code)`,
    `WHERE NOT p.faulty AND p.unit_id IS NOT NULL AND NOT ${inReach('p.path', '$1')}`,
  ),
  found(
    'organisation_code',
    'unknown-organisation',
    `jsonb_build_object('code', p.organisation_code)`,
    `WHERE NOT p.faulty AND p.organisation_id IS NOT NULL AND NOT ${inReach('p.path', '$1')}`,
  ),
];
export const FIND_MISFITS = [
  MARK_FAULTY,
  found(
    'unit_code',
    'unit-gone',
    `jsonb_build_object('name', u.name)`,
    `JOIN core.unit u ON u.id = p.place_id WHERE NOT p.faulty AND p.target IS NULL AND u.state NOT IN ('planned', 'active')`,
  ),
  `INSERT INTO import_found SELECT p.row, 'organisation_code', 'not-active', 'organisation', jsonb_build_object('name', o.name, 'state', o.state)
   FROM import_plan p JOIN core.organisation o ON o.id = p.organisation_id
   WHERE NOT p.faulty AND p.target IS NULL AND o.state IN ('merged', 'dissolved', 'refused')`,
  // What a file says of the past again is no fault: it is as it was, or it is over.
  found('valid_to', 'ends-in-past', NOTHING, `WHERE NOT p.faulty AND p.given_to <= p.begins`),
  findDuplicates(
    "'username'",
    `p.account_id, p.role_id, p.unit_id, p.organisation_id, COALESCE(p.target::text, p.begins::text)`,
    'p.username',
  ),
  MARK_FAULTY,
  `INSERT INTO import_found SELECT p.row, 'valid_from', 'duplicate-row', NULL, jsonb_build_object('value', ${written('p.begins')}, 'first', min(q.row))
   FROM import_plan p JOIN import_plan q ON ${SAME_PLACE('q', 'p')} AND q.row < p.row AND NOT q.faulty AND q.target IS NULL
     AND ${PERIOD('q')} && ${PERIOD('p')} WHERE NOT p.faulty AND p.target IS NULL GROUP BY p.row, p.begins`,
  `INSERT INTO import_found SELECT p.row, 'valid_from', 'grant-overlaps', NULL, jsonb_build_object('from', ${written('min(g.valid_from)')})
   FROM import_plan p JOIN core."grant" g ON ${SAME_PLACE('g', 'p')} AND g.id IS DISTINCT FROM p.target AND ${LIVE}
     AND tstzrange(g.valid_from, g.valid_to) && ${PERIOD('p')}
   WHERE NOT p.faulty AND (p.target IS NULL OR p.given_to IS NOT NULL) GROUP BY p.row`,
  `INSERT INTO import_found SELECT DISTINCT p.row, 'role', 'two-administrators', NULL, ${NOTHING}
   FROM import_plan p WHERE NOT p.faulty AND p.target IS NULL AND p.role_id IN (${APART_IDS}) AND (
     EXISTS (SELECT FROM core."grant" g WHERE g.account_id = p.account_id AND g.role_id IN (${APART_IDS}) AND g.role_id <> p.role_id
       AND tstzrange(g.valid_from, g.valid_to) && ${PERIOD('p')})
     OR EXISTS (SELECT FROM import_plan q WHERE q.account_id = p.account_id AND q.role_id IN (${APART_IDS}) AND q.role_id <> p.role_id
       AND NOT q.faulty AND ${PERIOD('q')} && ${PERIOD('p')}))`,
  MARK_FAULTY,
  `UPDATE import_plan p SET note = jsonb_build_object('valid_to', ${written('g.valid_to')})
   FROM core."grant" g WHERE g.id = p.target AND NOT p.faulty AND p.given_to IS NOT NULL
     AND date_trunc('second', g.valid_to) IS DISTINCT FROM p.given_to`,
];

/** What would be given, page by page, for the bounds of whoever imports: new grants, and those that last longer. */
export const TO_GIVE = `SELECT p.row, p.account_id AS "accountId", r.permissions, p.path::text AS path,
    extract(epoch FROM greatest(p.begins, g.valid_from))::float8 * 1000 AS "from", extract(epoch FROM p.given_to)::float8 * 1000 AS "to"
  FROM import_plan p JOIN core.role r ON r.id = p.role_id LEFT JOIN core."grant" g ON g.id = p.target
  WHERE NOT p.faulty AND p.row > $1 AND (p.target IS NULL OR p.note IS NOT NULL AND p.given_to > g.valid_to) ORDER BY p.row LIMIT $2`;
export const ADD_BEYOND = `INSERT INTO import_found SELECT f.row, 'role', f.code, NULL, f.params
  FROM json_to_recordset($1::json) AS f (row integer, code text, params jsonb)`;

export const DECIDE = [
  MARK_FAULTY,
  `UPDATE import_plan SET outcome = CASE WHEN faulty THEN 'error' WHEN target IS NULL THEN 'new' WHEN note IS NULL THEN 'unchanged' ELSE 'changed' END,
     target = CASE WHEN faulty THEN NULL ELSE target END, note = CASE WHEN faulty OR note IS NULL THEN NULL ELSE jsonb_build_object('was', note) END`,
];

/** In force at once, or from the row's instant on, given by account $2 through import $1. */
export const INSERT_NEW = `WITH made AS (
  INSERT INTO core."grant" (account_id, role_id, unit_id, organisation_id, valid_from, valid_to, reason, granted_by)
  SELECT account_id, role_id, unit_id, organisation_id, begins, given_to, reason, $2 FROM import_plan WHERE outcome = 'new' ORDER BY row RETURNING id)
  INSERT INTO core.import_effect (import_id, target, kind, version) SELECT $1, id, 'created', 1 FROM made`;
export const EFFECTS_CHANGED = `INSERT INTO core.import_effect (import_id, target, kind, before, version)
  SELECT $1, g.id, 'changed', jsonb_build_object('valid_to', g.valid_to), g.version + 1
  FROM import_plan p JOIN core."grant" g ON g.id = p.target WHERE p.outcome = 'changed'`;
export const UPDATE_CHANGED = `UPDATE core."grant" g SET valid_to = p.given_to, version = g.version + 1
  FROM import_plan p WHERE g.id = p.target AND p.outcome = 'changed'`;
