import { ORGANISATION_RULES } from '@linli/contracts';
import { differences, findOrganisations, findUnits, MARK_FAULTY } from '../data-import/lookup.sql.ts';
import { followsTree } from '../organisation/organisation.policy.ts';

/** The statements that plan an import of bodies. They run in this order on tables of one transaction. */

/** The rules of bodies as a parameter of {@link RULES}. */
export const RULES_JSON = JSON.stringify(ORGANISATION_RULES.map((rule) => ({ ...rule, follows: followsTree(rule) })));

export const RULES = `CREATE TEMP TABLE import_rule ON COMMIT DROP AS
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (type text, subtype text, anchors jsonb, superiors text[],
    "needsSuperior" boolean, "approvedAt" text, "onePerUnit" boolean, follows boolean)`;

const EFFECTIVE = (column: string, from = `o.${column}`) => `COALESCE(NULLIF(g.${column}, ''), ${from}) AS ${column}`;

/** What each row comes to: a cell that is left empty leaves an existing body as it is. */
export const PREPARE = [
  ...findUnits('unit_code'),
  ...findOrganisations(['code', 'superior_code', 'anchor_code']),
  `CREATE TEMP TABLE import_first ON COMMIT DROP AS
     SELECT code, min(row) AS row FROM import_given WHERE code <> '' GROUP BY code`,
  'ANALYZE import_first',
  `CREATE TEMP TABLE import_plan ON COMMIT DROP AS
     SELECT g.row, g.faulty, g.code, o.id AS known, COALESCE(o.id, gen_random_uuid()) AS key, f.row = g.row AS first,
       ${EFFECTIVE('name')}, g.type, ${EFFECTIVE('subtype')}, ${EFFECTIVE('line')},
       COALESCE(NULLIF(g.anchor_kind, ''), o.anchor_kind, 'unit') AS anchor_kind,
       g.unit_code, g.anchor_code, g.superior_code, g.place AS given_place,
       ${EFFECTIVE('credit_code')}, ${EFFECTIVE('contact')}, ${EFFECTIVE('basis')},
       NULLIF(g.valid_from, '') AS given_from, NULL::text AS place, NULL::integer AS unit_id, NULL::uuid AS anchor_key,
       NULL::uuid AS superior_key, 'new'::text AS outcome, NULL::uuid AS target, NULL::jsonb AS note
     FROM import_given g LEFT JOIN import_known k ON k.given = g.code LEFT JOIN core.organisation o ON o.id = k.id
     LEFT JOIN import_first f ON f.code = g.code`,
  'CREATE INDEX ON import_plan (code)',
  'CREATE INDEX ON import_plan (key)',
  'ANALYZE import_plan',
  // A body that the file names may be another row of it.
  `UPDATE import_plan p SET
     place = CASE WHEN p.anchor_kind IN ('entrance', 'club') THEN COALESCE(NULLIF(p.given_place, ''),
       (SELECT o.anchor_place FROM core.organisation o WHERE o.id = p.known AND o.anchor_kind = p.anchor_kind)) END,
     anchor_key = CASE WHEN p.anchor_kind = 'organisation' THEN COALESCE(
       (SELECT a.key FROM import_plan a WHERE a.code = p.anchor_code AND a.first), (SELECT k.id FROM import_known k WHERE k.given = p.anchor_code),
       CASE WHEN p.anchor_code = '' THEN (SELECT o.anchor_organisation_id FROM core.organisation o WHERE o.id = p.known) END) END,
     superior_key = COALESCE(
       (SELECT s.key FROM import_plan s WHERE s.code = p.superior_code AND s.first), (SELECT k.id FROM import_known k WHERE k.given = p.superior_code),
       CASE WHEN p.superior_code = '' THEN (SELECT o.superior_id FROM core.organisation o WHERE o.id = p.known) END),
     unit_id = CASE WHEN p.anchor_kind <> 'organisation' THEN COALESCE((SELECT u.id FROM import_unit u WHERE u.given = p.unit_code),
       CASE WHEN p.unit_code = '' THEN (SELECT o.unit_id FROM core.organisation o WHERE o.id = p.known) END) END`,
  'ANALYZE import_plan',
];

/** What is anchored at a body stands where that stands. Repeated until nothing more is placed. */
export const PLACE_IN_BODIES = `WITH placed AS (
    UPDATE import_plan p SET unit_id = CASE WHEN a.key IS NULL THEN o.unit_id ELSE a.unit_id END
    FROM import_plan q LEFT JOIN import_plan a ON a.key = q.anchor_key AND a.first LEFT JOIN core.organisation o ON o.id = q.anchor_key
    WHERE q.row = p.row AND p.unit_id IS NULL AND p.anchor_key IS NOT NULL
      AND CASE WHEN a.key IS NULL THEN o.unit_id ELSE a.unit_id END IS NOT NULL RETURNING 1)
  SELECT count(*)::integer AS n FROM placed`;

/** All bodies as they would be then. Of two that want the same, one that has it already (`keeps_…`) comes before a row. */
export const BODIES = [
  `CREATE TEMP TABLE import_body ON COMMIT DROP AS
     SELECT p.key AS id, p.name, p.type, p.subtype, p.unit_id, p.superior_key AS superior_id, p.anchor_key AS anchor_id,
       p.credit_code, 'active' AS state, p.row, COALESCE(o.unit_id = p.unit_id, false) AS keeps_place,
       COALESCE(o.unit_id = p.unit_id AND o.name = p.name, false) AS keeps_name, COALESCE(o.credit_code = p.credit_code, false) AS keeps_credit
     FROM import_plan p LEFT JOIN core.organisation o ON o.id = p.known WHERE p.first
     UNION ALL
     SELECT o.id, o.name, o.type, o.subtype, o.unit_id, o.superior_id, o.anchor_organisation_id, o.credit_code, o.state, NULL, true, true, true
     FROM core.organisation o WHERE NOT EXISTS (SELECT FROM import_plan p WHERE p.key = o.id)`,
  'CREATE INDEX ON import_body (id)',
  'CREATE INDEX ON import_body (unit_id, type)',
  'CREATE INDEX ON import_body (credit_code) WHERE credit_code IS NOT NULL',
  'ANALYZE import_body',
  `ALTER TABLE import_plan ADD COLUMN moved boolean NOT NULL DEFAULT true, ADD COLUMN led_anew boolean NOT NULL DEFAULT true`,
  `UPDATE import_plan p SET moved = o.unit_id IS DISTINCT FROM p.unit_id OR o.anchor_kind <> p.anchor_kind
       OR o.anchor_organisation_id IS DISTINCT FROM p.anchor_key,
     led_anew = o.superior_id IS DISTINCT FROM p.superior_key
   FROM core.organisation o WHERE o.id = p.known`,
];

/** Says something against rows of the plan, which is `p`. */
export const found = (column: string, code: string, variant: string | null, params: string, from: string) =>
  `INSERT INTO import_found SELECT p.row, '${column}', '${code}', ${variant === null ? 'NULL' : `'${variant}'`}, ${params} ${from}`;
/** Rows with the rule of their kind. */
export const PLAN =
  'FROM import_plan p JOIN import_rule r ON r.type = p.type AND r.subtype IS NOT DISTINCT FROM p.subtype';

const DIFFERENCES = differences([
  ['name', 'p.name', 'o.name'],
  ['line', 'p.line', 'o.line'],
  [
    'superior_code',
    'p.superior_key',
    'o.superior_id',
    '(SELECT s.name FROM core.organisation s WHERE s.id = o.superior_id)',
  ],
  ['anchor_kind', 'p.anchor_kind', 'o.anchor_kind'],
  [
    'unit_code',
    `CASE WHEN p.anchor_key IS NULL THEN p.unit_id END`,
    `CASE WHEN p.anchor_key IS NULL THEN o.unit_id END`,
    '(SELECT u.name FROM core.unit u WHERE u.id = o.unit_id)',
  ],
  ['place', 'p.place', 'o.anchor_place'],
  [
    'anchor_code',
    'p.anchor_key',
    'o.anchor_organisation_id',
    '(SELECT b.name FROM core.organisation b WHERE b.id = o.anchor_organisation_id)',
  ],
  ['credit_code', 'p.credit_code', 'o.credit_code'],
  ['contact', 'p.contact', 'o.contact'],
  ['basis', 'p.basis', 'o.basis'],
]);

/** Who imports does the approver's act too: a new body needs their right there, a changed one the keeper's. */
export const DECIDE = [
  `UPDATE import_plan p SET target = o.id, note = NULLIF(${DIFFERENCES}, '{}') FROM core.organisation o WHERE o.id = p.known AND NOT p.faulty`,
  found(
    'code',
    'not-approver',
    null,
    `jsonb_build_object('type', p.type, 'level', r."approvedAt")`,
    `${PLAN} JOIN import_reach u ON u.id = p.unit_id WHERE NOT p.faulty AND p.known IS NULL AND NOT COALESCE(u.approves <= core.level_rank(r."approvedAt"), false)`,
  ),
  found(
    'code',
    'not-keeper',
    null,
    `jsonb_build_object('name', o.name)`,
    `FROM import_plan p JOIN core.organisation o ON o.id = p.known JOIN import_reach u ON u.id = o.unit_id JOIN import_reach n ON n.id = p.unit_id WHERE NOT p.faulty AND p.note IS NOT NULL AND NOT (u.kept AND n.kept)`,
  ),
  MARK_FAULTY,
  `UPDATE import_plan SET outcome = CASE WHEN faulty THEN 'error' WHEN known IS NULL THEN 'new' WHEN note IS NULL THEN 'unchanged' ELSE 'changed' END,
     target = CASE WHEN faulty THEN NULL ELSE target END, note = CASE WHEN faulty OR note IS NULL THEN NULL ELSE jsonb_build_object('was', note) END`,
];
