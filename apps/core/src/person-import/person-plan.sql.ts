import {
  coveringUnit,
  differences,
  findDuplicates,
  findPeople,
  findUnits,
  inReach,
  MARK_FAULTY,
  TOUCHED,
} from '../data-import/lookup.sql.ts';

/** The statements that plan an import of people. They run in this order on tables of one transaction. */

export const PREPARE = [
  ...findUnits('unit_code'),
  ...findPeople('code', 'phone'),
  `CREATE TEMP TABLE import_plan ON COMMIT DROP AS
     SELECT g.row, g.faulty, g.code, p.id AS known, COALESCE(k.found, 0) AS found, g.name, g.unit_code, COALESCE(u.id, CASE WHEN g.unit_code = '' THEN p.unit_id END) AS unit_id,
       NULLIF(decode(split_part(g.phone, '|', 2), 'hex'), '') AS phone_hash, split_part(g.phone, '|', 1) AS masked, g.phone AS cell,
       COALESCE(p.id, gen_random_uuid()) AS key, NULL::uuid AS target, 'new'::text AS outcome, NULL::jsonb AS note
     FROM import_given g LEFT JOIN (SELECT DISTINCT ON (row) * FROM import_person ORDER BY row, id) k ON k.row = g.row
     LEFT JOIN core.person p ON p.id = k.id LEFT JOIN import_unit u ON u.given = g.unit_code`,
  'CREATE INDEX ON import_plan (row)',
  'CREATE INDEX ON import_plan (phone_hash) WHERE phone_hash IS NOT NULL',
  'ANALYZE import_plan',
];

const found = (column: string, code: string, params: string, from: string) =>
  `INSERT INTO import_found SELECT p.row, '${column}', '${code}', NULL, ${params} FROM import_plan p ${from}`;
const NOTHING = 'NULL::jsonb';

export const FIND_NAMES = [
  found('code', 'code-or-phone', NOTHING, `WHERE NOT p.faulty AND p.code = '' AND p.cell = ''`),
  found(
    'code',
    'unknown-person',
    `jsonb_build_object('code', p.code)`,
    `WHERE NOT p.faulty AND p.known IS NULL AND p.code LIKE '#%'`,
  ),
  found(
    'phone',
    'masked-phone',
    NOTHING,
    `WHERE NOT p.faulty AND p.known IS NULL AND p.cell <> '' AND p.phone_hash IS NULL`,
  ),
  found('phone', 'several-people', NOTHING, 'WHERE NOT p.faulty AND p.found > 1'),
  found(
    'unit_code',
    'unknown-unit',
    `jsonb_build_object('code', p.unit_code)`,
    `WHERE NOT p.faulty AND p.unit_code <> '' AND p.unit_id IS NULL`,
  ),
  found('unit_code', 'empty-cell', NOTHING, `WHERE NOT p.faulty AND p.unit_code = '' AND p.known IS NULL`),
  MARK_FAULTY,
];

/** Units that rows look at: which of them stand in reach of importing ($1), adding ($2), keeping ($3). */
export const REACH = `CREATE TEMP TABLE import_reach ON COMMIT DROP AS
  SELECT u.id, u.name, u.state, ${inReach('u.path', '$1')} AS mine, ${inReach('u.path', '$2')} AS adds, ${inReach('u.path', '$3')} AS keeps
  FROM core.unit u WHERE u.id IN (SELECT unit_id FROM import_plan UNION SELECT o.unit_id FROM import_plan p JOIN core.person o ON o.id = p.known)`;

const KNOWN = 'JOIN core.person o ON o.id = p.known JOIN import_reach ou ON ou.id = o.unit_id';

export const FIND_MISFITS = [
  'ANALYZE import_reach',
  // Of somebody elsewhere nothing is told, not even the name.
  found(
    'code',
    'out-of-reach',
    `jsonb_build_object('code', p.code)`,
    `${KNOWN} WHERE NOT p.faulty AND NOT ou.mine AND p.code <> ''`,
  ),
  found(
    'phone',
    'phone-known',
    NOTHING,
    `${KNOWN} WHERE NOT p.faulty AND p.code = '' AND (NOT ou.mine OR o.name <> p.name)`,
  ),
  found(
    'unit_code',
    'out-of-reach',
    `jsonb_build_object('code', p.unit_code)`,
    `JOIN import_reach u ON u.id = p.unit_id WHERE NOT p.faulty AND NOT u.mine AND p.unit_code <> ''`,
  ),
  MARK_FAULTY,
  found(
    'code',
    'person-left',
    `jsonb_build_object('name', p.name)`,
    `${KNOWN} WHERE NOT p.faulty AND o.state <> 'active'`,
  ),
  found(
    'unit_code',
    'unit-gone',
    `jsonb_build_object('name', u.name)`,
    `LEFT JOIN core.person o ON o.id = p.known JOIN import_reach u ON u.id = p.unit_id WHERE NOT p.faulty AND o.unit_id IS DISTINCT FROM p.unit_id AND u.state NOT IN ('planned', 'active')`,
  ),
  findDuplicates(
    `CASE WHEN p.code = '' THEN 'phone' ELSE 'code' END`,
    `COALESCE(p.known::text, NULLIF(p.code, ''), encode(p.phone_hash, 'hex'))`,
    `COALESCE(NULLIF(p.code, ''), p.masked)`,
  ),
  MARK_FAULTY,
  `INSERT INTO import_found SELECT p.row, 'phone', 'duplicate-row', NULL, jsonb_build_object('value', p.masked, 'first', p.first_row)
   FROM (SELECT p.*, min(p.row) OVER (PARTITION BY phone_hash) AS first_row FROM import_plan p WHERE NOT p.faulty AND p.phone_hash IS NOT NULL) p
   WHERE p.row > p.first_row`,
  found(
    'phone',
    'phone-known',
    NOTHING,
    `WHERE NOT p.faulty AND p.phone_hash IS NOT NULL AND EXISTS (SELECT FROM core.person x WHERE x.phone_hash = p.phone_hash AND x.id <> p.key)
    AND NOT EXISTS (SELECT FROM core.person o WHERE o.id = p.known AND o.phone_hash = p.phone_hash)`,
  ),
  MARK_FAULTY,
];

const DIFFERENCES = differences([
  ['name', 'p.name', 'o.name'],
  ['unit_code', 'p.unit_id', 'o.unit_id', '(SELECT u.name FROM core.unit u WHERE u.id = o.unit_id)'],
]);
const NEW_PHONE = 'p.phone_hash IS NOT NULL AND p.phone_hash IS DISTINCT FROM o.phone_hash';

export const DECIDE = [
  `UPDATE import_plan p SET target = o.id, note = NULLIF(jsonb_strip_nulls(jsonb_build_object('was', NULLIF(${DIFFERENCES}, '{}'),
     'phone', CASE WHEN ${NEW_PHONE} THEN true END)), '{}') FROM core.person o WHERE o.id = p.known AND NOT p.faulty`,
  found(
    'code',
    'may-not-add',
    `jsonb_build_object('name', u.name)`,
    'JOIN import_reach u ON u.id = p.unit_id WHERE NOT p.faulty AND p.known IS NULL AND NOT u.adds',
  ),
  found(
    'code',
    'not-keeper',
    `jsonb_build_object('name', o.name)`,
    `${KNOWN} JOIN import_reach u ON u.id = p.unit_id WHERE NOT p.faulty AND p.note IS NOT NULL AND NOT (ou.keeps AND u.keeps)`,
  ),
  MARK_FAULTY,
  `UPDATE import_plan SET outcome = CASE WHEN faulty THEN 'error' WHEN known IS NULL THEN 'new' WHEN note IS NULL THEN 'unchanged' ELSE 'changed' END,
     target = CASE WHEN faulty THEN NULL ELSE target END, note = CASE WHEN faulty THEN NULL ELSE note END`,
  // People may have the same name; whoever imports should know.
  `UPDATE import_plan p SET note = jsonb_build_object('namesake', true) WHERE p.outcome = 'new'
     AND EXISTS (SELECT FROM core.person x WHERE x.unit_id = p.unit_id AND x.name = p.name AND x.state = 'active')`,
];

export const COVERING = coveringUnit(`SELECT p.unit_id FROM ${TOUCHED} p
  UNION SELECT o.unit_id FROM ${TOUCHED} p JOIN core.person o ON o.id = p.target`);

/** The next rows that do something, with what is sealed for the import still to be sealed for the person. */
export const TO_WRITE = `SELECT p.row, p.key AS id, p.outcome, p.name, p.unit_id AS "unitId",
    CASE WHEN p.code LIKE '#%' THEN NULL ELSE NULLIF(p.code, '') END AS code,
    CASE WHEN p.phone_hash IS NOT NULL AND p.phone_hash IS DISTINCT FROM o.phone_hash THEN p.cell END AS cell
  FROM import_plan p LEFT JOIN core.person o ON o.id = p.target
  WHERE p.outcome IN ('new', 'changed') AND p.row > $1 ORDER BY p.row LIMIT $2`;
const WRITTEN = `unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::bytea[], $7::bytea[]) AS w (id, name, unit_id, code, phone, phone_hash)`;
export const INSERT_NEW = `WITH made AS (
  INSERT INTO core.person (id, name, unit_id, code, phone, phone_hash) SELECT w.* FROM ${WRITTEN} RETURNING id)
  INSERT INTO core.import_effect (import_id, target, kind, version) SELECT $1, id, 'created', 1 FROM made`;
/** The number stays sealed for the person, also in what is kept for the way back. */
export const UPDATE_CHANGED = `WITH written AS (SELECT * FROM ${WRITTEN}),
  kept AS (
    INSERT INTO core.import_effect (import_id, target, kind, before, version)
    SELECT $1, o.id, 'changed', jsonb_build_object('name', o.name, 'unit_id', o.unit_id, 'phone', o.phone, 'phone_hash', o.phone_hash), o.version + 1
    FROM written w JOIN core.person o ON o.id = w.id)
  UPDATE core.person o SET name = w.name, unit_id = w.unit_id, phone = COALESCE(w.phone, o.phone),
    phone_hash = COALESCE(w.phone_hash, o.phone_hash), version = o.version + 1 FROM written w WHERE o.id = w.id`;
