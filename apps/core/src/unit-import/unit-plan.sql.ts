/** The statements that plan an import of units. They run in this order on tables of one transaction. */

/** Rows by code: the first that has it. Codes of units, and old codes that mean one unit only. */
export const PREPARE = [
  `CREATE TEMP TABLE import_first ON COMMIT DROP AS
     SELECT code, row, level FROM import_given g JOIN (
       SELECT min(row) AS row FROM import_given WHERE code <> '' GROUP BY code) f USING (row)`,
  'ANALYZE import_first',
  `CREATE TEMP TABLE import_alias ON COMMIT DROP AS
     SELECT code, min(unit_id) AS unit_id FROM core.unit_alias a
     WHERE system = 'national' AND NOT EXISTS (SELECT FROM core.unit u WHERE u.code = a.code)
     GROUP BY code HAVING count(DISTINCT unit_id) = 1`,
  'ANALYZE import_alias',
  `CREATE TEMP TABLE import_plan ON COMMIT DROP AS
     SELECT g.row, g.code, g.name, g.level, core.level_rank(g.level) AS rank, g.parent_code, g.faulty,
       u.id AS unit_id, a.unit_id AS alias_id, false AS pending,
       CASE WHEN g.parent_code = '' THEN 'root' WHEN COALESCE(pu.id, pa.unit_id) IS NOT NULL THEN 'unit'
         WHEN f.row IS NOT NULL THEN 'row' ELSE 'nowhere' END AS place,
       CASE WHEN g.parent_code = '' THEN 1 ELSE COALESCE(pu.id, pa.unit_id) END AS parent_id,
       CASE WHEN pu.id IS NULL AND pa.unit_id IS NULL THEN f.row END AS parent_row,
       'new'::text AS outcome, NULL::integer AS target, NULL::jsonb AS note
     FROM import_given g
     LEFT JOIN core.unit u ON u.code = g.code
     LEFT JOIN import_alias a ON a.code = g.code
     LEFT JOIN core.unit pu ON pu.code = g.parent_code
     LEFT JOIN import_alias pa ON pa.code = g.parent_code
     LEFT JOIN import_first f ON f.code = g.parent_code`,
  'CREATE INDEX ON import_plan (row)',
  'ANALYZE import_plan',
];

/** A unit without a code is known by its place, level and name; the first such row takes it. Repeated level by level. */
export const CLAIM_PENDING = `UPDATE import_plan p SET unit_id = x.id, pending = true FROM (
    SELECT DISTINCT ON (u.id) u.id, c.row FROM import_plan c
    JOIN core.unit u ON u.code IS NULL AND u.parent_id = c.parent_id AND u.level = c.level AND u.name = c.name
    WHERE c.unit_id IS NULL AND c.alias_id IS NULL AND c.parent_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM import_plan taken WHERE taken.unit_id = u.id)
    ORDER BY u.id, c.row) x WHERE p.row = x.row`;
export const PLACE_BELOW_PENDING = `WITH placed AS (
    UPDATE import_plan c SET place = 'unit', parent_id = p.unit_id, parent_row = NULL
    FROM import_plan p WHERE c.parent_row = p.row AND p.unit_id IS NOT NULL RETURNING 1)
  SELECT count(*)::integer AS n FROM placed`;

/** Rows whose level does not fit the one above: no row of a cycle but at least one is among them. */
const ABOVE = `LEFT JOIN core.unit pu ON pu.id = p.parent_id LEFT JOIN import_plan pr ON pr.row = p.parent_row`;
const PARENT_LEVEL = `CASE WHEN p.parent_row IS NULL THEN pu.level ELSE pr.level END`;
const UNFIT = `(${PARENT_LEVEL}) <> 'nation' AND p.rank <> core.level_rank(${PARENT_LEVEL}) + 1`;

export const HAS_UNFIT_ROWS = `SELECT EXISTS (SELECT FROM import_plan p JOIN import_plan pr ON pr.row = p.parent_row
  WHERE p.rank IS NULL OR pr.rank IS NULL OR p.rank <> pr.rank + 1) AS found`;
/** Rows that may be part of a cycle: they stand below a row, and a row stands below them. */
export const CYCLE_CANDIDATES = `SELECT p.row, p.code, p.parent_code AS "parentCode" FROM import_plan p
  JOIN import_first f ON f.row = p.row
  WHERE p.parent_row IS NOT NULL AND p.row IN (SELECT parent_row FROM import_plan WHERE parent_row IS NOT NULL) ORDER BY p.row`;
export const ADD_CYCLES = `INSERT INTO import_found SELECT r.row, 'parent_code', 'cycle', NULL, jsonb_build_object('codes', r.codes)
  FROM json_to_recordset($1::json) AS r (row integer, codes text)`;

const NOT_IN_CYCLE = `NOT EXISTS (SELECT FROM import_found c WHERE c.row = p.row AND c.code = 'cycle')`;

/** What the tree and the other rows say against a row. */
export const FIND_FAULTS = [
  `INSERT INTO import_found SELECT p.row, 'code', 'duplicate-code', NULL, jsonb_build_object('code', p.code, 'first', f.row)
   FROM import_plan p LEFT JOIN import_first s ON s.row = p.row JOIN import_first f ON f.code = p.code
   WHERE s.row IS NULL AND p.code ~ '^[0-9]{2,17}$'`,
  `INSERT INTO import_found SELECT p.row, 'parent_code', 'unknown-parent', NULL, jsonb_build_object('code', p.parent_code)
   FROM import_plan p WHERE p.place = 'nowhere' AND p.parent_code ~ '^[0-9]{2,17}$'`,
  `INSERT INTO import_found SELECT p.row, 'level', 'wrong-level', 'kept', jsonb_build_object('code', p.code, 'level', u.level)
   FROM import_plan p JOIN core.unit u ON u.id = p.unit_id
   WHERE p.rank > 1 AND u.level <> p.level AND ${NOT_IN_CYCLE}`,
  `INSERT INTO import_found SELECT p.row, 'level', 'wrong-level', NULL,
     jsonb_build_object('level', p.level, 'parent', p.parent_code, 'parentLevel', ${PARENT_LEVEL})
   FROM import_plan p ${ABOVE} LEFT JOIN core.unit u ON u.id = p.unit_id
   WHERE p.rank > 1 AND (u.id IS NULL OR u.level = p.level) AND ${UNFIT} AND ${NOT_IN_CYCLE}`,
  `INSERT INTO import_found SELECT p.row, 'code', 'not-active', NULL, jsonb_build_object('name', u.name, 'code', p.code)
   FROM import_plan p JOIN core.unit u ON u.id = p.unit_id WHERE u.state IN ('merged', 'split', 'abolished')
     AND (u.name <> p.name OR u.parent_id IS DISTINCT FROM p.parent_id)`,
  `INSERT INTO import_found SELECT p.row, 'parent_code', 'not-active', 'parent', jsonb_build_object('name', u.name, 'code', p.parent_code)
   FROM import_plan p JOIN core.unit u ON u.id = p.parent_id
   WHERE u.state IN ('merged', 'split', 'abolished') AND p.unit_id IS NULL AND p.alias_id IS NULL`,
  `UPDATE import_plan SET faulty = true WHERE NOT faulty AND row IN (SELECT row FROM import_found)`,
];

const SAME = `(p.alias_id IS NOT NULL OR (p.unit_id IS NOT NULL AND NOT p.pending AND t.name = p.name
  AND t.parent_id IS NOT DISTINCT FROM p.parent_id))`;
const IN_REACH = (path: string) => `EXISTS (SELECT FROM core.unit a WHERE a.id = ANY ($1) AND ${path} <@ a.path)`;

/**
 * Nothing outside the asker's reach ($1) is added to, taken from or looked at; but the units above it may stand in the
 * file. A row below another one is in reach where the topmost is.
 */
export const REACH = {
  prepare: [
    'ALTER TABLE import_plan ADD COLUMN reached boolean',
    `UPDATE import_plan SET reached = true WHERE place = 'nowhere'`,
  ],
  top: `UPDATE import_plan p SET reached = ${IN_REACH('u.path')} FROM core.unit u
    WHERE u.id = p.parent_id AND p.place IN ('root', 'unit')`,
  below: `WITH below AS (
      UPDATE import_plan c SET reached = p.reached FROM import_plan p
      WHERE c.parent_row = p.row AND c.reached IS NULL AND p.reached IS NOT NULL RETURNING 1)
    SELECT count(*)::integer AS n FROM below`,
  faults: `INSERT INTO import_found
    SELECT p.row, CASE WHEN m.mine THEN 'parent_code' ELSE 'code' END, 'out-of-reach',
      CASE WHEN NOT m.mine THEN NULL WHEN p.place = 'root' THEN 'root' ELSE 'parent' END,
      jsonb_build_object('code', CASE WHEN m.mine THEN p.parent_code ELSE p.code END)
    FROM import_plan p LEFT JOIN core.unit t ON t.id = COALESCE(p.unit_id, p.alias_id)
    CROSS JOIN LATERAL (SELECT t.id IS NULL OR ${IN_REACH('t.path')} AS mine) m
    WHERE NOT p.faulty
      AND (NOT m.mine OR NOT COALESCE(p.reached, true))
      AND NOT (COALESCE(${SAME}, false) AND (m.mine OR EXISTS (
        SELECT FROM core.unit a WHERE a.id = ANY ($1) AND a.path <@ t.path)))`,
};

export const DECIDE = [
  `UPDATE import_plan SET faulty = true WHERE NOT faulty AND row IN (SELECT row FROM import_found)`,
  // Rows are new until something is found about them.
  `UPDATE import_plan p SET outcome = 'error' WHERE faulty`,
  `UPDATE import_plan p SET outcome = CASE WHEN COALESCE(${SAME}, false) THEN 'unchanged' ELSE 'changed' END, target = t.id,
     note = CASE WHEN p.alias_id IS NOT NULL THEN jsonb_build_object('alias',
         jsonb_build_object('name', t.name, 'code', t.code, 'old', p.code))
       WHEN COALESCE(${SAME}, false) THEN NULL
       ELSE jsonb_strip_nulls(jsonb_build_object('coded', CASE WHEN p.pending THEN true END,
         'renamed', CASE WHEN t.name <> p.name THEN jsonb_build_object('name', t.name) END,
         'moved', CASE WHEN t.parent_id IS DISTINCT FROM p.parent_id
           THEN jsonb_build_object('parent', COALESCE((SELECT name FROM core.unit WHERE id = t.parent_id), '')) END)) END
   FROM core.unit t WHERE NOT p.faulty AND t.id = COALESCE(p.unit_id, p.alias_id)`,
];

/** Paths of all that is touched; of all that is looked at where nothing is. */
export const COVERING = `WITH touched AS (
    SELECT * FROM import_plan WHERE outcome IN ('new', 'changed')
    UNION ALL SELECT * FROM import_plan WHERE NOT EXISTS (SELECT FROM import_plan WHERE outcome IN ('new', 'changed'))),
  paths AS MATERIALIZED (
    SELECT u.path FROM core.unit u WHERE u.id IN (SELECT unit_id FROM touched UNION SELECT alias_id FROM touched
      UNION SELECT parent_id FROM touched WHERE unit_id IS NULL AND alias_id IS NULL OR note ? 'moved'))
  SELECT ltree2text(subpath(lca(
      (SELECT path FROM paths ORDER BY path LIMIT 1) || 'x', (SELECT path FROM paths ORDER BY path DESC LIMIT 1) || 'x'), -1))::integer AS id
  WHERE EXISTS (SELECT FROM paths)`;

/** New units get their ids, level by level. */
export const PREPARE_NEW = [
  `CREATE TEMP TABLE import_new ON COMMIT DROP AS
     SELECT row, code, name, level, rank, parent_id, parent_row,
       nextval(pg_get_serial_sequence('core.unit', 'id'))::integer AS id, row_number() OVER () AS n
     FROM (SELECT row, code, name, level, rank, parent_id, parent_row FROM import_plan WHERE outcome = 'new' ORDER BY rank, row) s`,
  'CREATE INDEX ON import_new (row)',
  'CREATE INDEX ON import_new (n)',
  'ANALYZE import_new',
];
const ancestor = (level: string) => `CASE WHEN n.level = '${level}' THEN n.id ELSE p.${level}_id END`;
export const INSERT_NEW = `INSERT INTO core.unit (id, code, name, level, parent_id, path, province_id, city_id, district_id,
    street_id, community_id, grid_id, import_id)
  SELECT n.id, n.code, n.name, n.level, p.id, p.path || n.id::text, ${['province', 'city', 'district', 'street', 'community'].map(ancestor).join(', ')},
    CASE WHEN n.level = 'grid' THEN n.id END, $3
  FROM import_new n LEFT JOIN import_new above ON above.row = n.parent_row
  JOIN core.unit p ON p.id = COALESCE(n.parent_id, above.id)
  WHERE n.n BETWEEN $1 AND $2 ORDER BY n.n`;
