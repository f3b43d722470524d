/** Statements that the plans of several nouns share. They run on tables of one transaction. */

/** Units by what a table calls them (`given`): a code, an old code that means one unit only, or `#` and the unit's id. */
export const findUnits = (column: string): string[] => [
  `CREATE TEMP TABLE import_unit ON COMMIT DROP AS
   WITH given AS (SELECT DISTINCT ${column} AS code FROM import_given WHERE ${column} <> ''),
   known AS (
     SELECT g.code, u.id FROM given g JOIN core.unit u ON u.code = g.code
     UNION ALL SELECT g.code, u.id FROM given g
       JOIN core.unit u ON u.id = CASE WHEN g.code ~ '^#[0-9]{1,9}$' THEN substr(g.code, 2)::integer END
     UNION ALL SELECT g.code, min(a.unit_id) FROM given g JOIN core.unit_alias a ON a.code = g.code AND a.system = 'national'
       WHERE NOT EXISTS (SELECT FROM core.unit u WHERE u.code = g.code)
       GROUP BY g.code HAVING count(DISTINCT a.unit_id) = 1)
   SELECT k.code AS given, u.id, u.name, u.level, u.path, u.state FROM known k JOIN core.unit u ON u.id = k.id`,
  'ANALYZE import_unit',
];

/** Bodies by what a table calls them (`given`): their code, or `#` and their id. */
export const findOrganisations = (columns: readonly string[]): string[] => [
  `CREATE TEMP TABLE import_known ON COMMIT DROP AS
   WITH given AS (${columns.map((column) => `SELECT ${column} AS code FROM import_given WHERE ${column} <> ''`).join(' UNION ')})
   SELECT g.code AS given, o.id FROM given g JOIN core.organisation o ON o.code = g.code
   UNION ALL SELECT g.code, o.id FROM given g
     JOIN core.organisation o ON o.id = CASE WHEN g.code ~ '^#[0-9a-f-]{36}$' THEN substr(g.code, 2)::uuid END`,
  'ANALYZE import_known',
];

/** People by what a table calls them: their code, `#` and their id, or their phone number where there is no code. */
export const findPeople = (code: string, phone: string): string[] => [
  `CREATE TEMP TABLE import_person ON COMMIT DROP AS
   SELECT g.row, p.id, count(*) OVER (PARTITION BY g.row) AS found FROM import_given g JOIN core.person p ON p.code = g.${code} WHERE g.${code} <> ''
   UNION ALL SELECT g.row, p.id, 1 FROM import_given g
     JOIN core.person p ON p.id = CASE WHEN g.${code} ~ '^#[0-9a-f-]{36}$' THEN substr(g.${code}, 2)::uuid END
   UNION ALL SELECT g.row, p.id, count(*) OVER (PARTITION BY g.row) FROM import_given g
     JOIN core.person p ON p.phone_hash = decode(split_part(g.${phone}, '|', 2), 'hex') AND p.state <> 'anonymised'
     WHERE g.${code} = '' AND split_part(g.${phone}, '|', 2) <> ''`,
  'ANALYZE import_person',
];

/** A path lies below one of the units of a parameter. */
export const inReach = (path: string, parameter: string): string =>
  `EXISTS (SELECT FROM core.unit a WHERE a.id = ANY (${parameter}) AND ${path} <@ a.path)`;

/** Rows with something found against them do nothing. */
export const MARK_FAULTY = `UPDATE import_plan SET faulty = true WHERE NOT faulty AND row IN (SELECT row FROM import_found)`;

/** Names the first row of a table that has the same as a later one. `column` is SQL. */
export const findDuplicates = (column: string, key: string, value: string): string =>
  `INSERT INTO import_found SELECT p.row, ${column}, 'duplicate-row', NULL, jsonb_build_object('value', ${value}, 'first', p.first_row)
   FROM (SELECT p.*, min(p.row) OVER (PARTITION BY ${key}) AS first_row FROM import_plan p WHERE NOT p.faulty) p WHERE p.row > p.first_row`;

/** The lowest unit that covers the units of a statement; no row when there are none. */
export const coveringUnit = (units: string): string => `WITH paths AS MATERIALIZED (
    SELECT u.path FROM core.unit u WHERE u.id IN (${units}))
  SELECT ltree2text(subpath(lca(
      (SELECT path FROM paths ORDER BY path LIMIT 1) || 'x', (SELECT path FROM paths ORDER BY path DESC LIMIT 1) || 'x'), -1))::integer AS id
  WHERE EXISTS (SELECT FROM paths)`;

/** Rows of a plan that do something, or all of them where none does. */
export const TOUCHED = `(SELECT * FROM import_plan WHERE outcome IN ('new', 'changed')
  UNION ALL SELECT * FROM import_plan WHERE NOT EXISTS (SELECT FROM import_plan WHERE outcome IN ('new', 'changed')))`;

/** `was`: what stood in the columns that change, as [key, new, old, old in words]. Empty when all stays. */
export const differences = (columns: readonly (readonly [string, string, string, string?])[]): string =>
  columns
    .map(
      ([key, next, old, words]) =>
        `CASE WHEN ${next} IS DISTINCT FROM ${old} THEN jsonb_build_object('${key}', ${words ?? old}) ELSE '{}' END`,
    )
    .join(' || ');
