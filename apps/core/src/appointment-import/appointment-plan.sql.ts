import { day } from '../body/body.sql.ts';
import {
  coveringUnit,
  findDuplicates,
  findOrganisations,
  findPeople,
  inReach,
  MARK_FAULTY,
  TOUCHED,
} from '../data-import/lookup.sql.ts';

/** The statements that plan an import of appointments. They run in this order on tables of one transaction. */

const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;
const DAY = (column: string) => `CASE WHEN NOT g.faulty THEN NULLIF(g.${column}, '')::date END`;

export const PREPARE = [
  ...findPeople('person_code', 'phone'),
  ...findOrganisations(['organisation_code', 'from_code']),
  `CREATE TEMP TABLE import_plan ON COMMIT DROP AS
     SELECT g.row, g.faulty, g.person_code, split_part(g.phone, '|', 1) AS masked, g.phone <> '' AND split_part(g.phone, '|', 2) = '' AS hidden,
       COALESCE(w.found, 0) AS found, w.id AS person_id, NULLIF(g.name, '') AS name, g.organisation_code, o.id AS organisation_id, o.unit_id,
       g.post, g.kind, NULLIF(g.seat, '') AS seat, g.from_code, f.id AS from_id, NULLIF(g.from_name, '') AS from_name,
       ${DAY('valid_from')} AS begins, ${DAY('valid_to')} AS ends, ${DAY('term_end')} AS term_end, NULLIF(g.basis, '') AS basis,
       NULL::uuid AS target, 'new'::text AS outcome, NULL::jsonb AS note
     FROM import_given g LEFT JOIN (SELECT DISTINCT ON (row) * FROM import_person ORDER BY row, id) w ON w.row = g.row
     LEFT JOIN import_known k ON k.given = g.organisation_code LEFT JOIN core.organisation o ON o.id = k.id
     LEFT JOIN import_known f ON f.given = g.from_code`,
  'CREATE INDEX ON import_plan (person_id, organisation_id)',
  'ANALYZE import_plan',
  `UPDATE import_plan p SET target = (SELECT a.id FROM core.appointment a WHERE a.person_id = p.person_id
       AND a.organisation_id = p.organisation_id AND a.post = p.post AND a.valid_from = p.begins AND a.state IN ('in-force', 'ended') LIMIT 1)
   WHERE NOT p.faulty AND p.person_id IS NOT NULL AND p.organisation_id IS NOT NULL`,
  'CREATE INDEX ON import_plan (target) WHERE target IS NOT NULL',
  'CREATE INDEX ON import_plan (organisation_id, post)',
  'ANALYZE import_plan',
];

const found = (column: string, code: string, params: string, from: string) =>
  `INSERT INTO import_found SELECT p.row, '${column}', '${code}', NULL, ${params} FROM import_plan p ${from}`;
const NOTHING = 'NULL::jsonb';

export const FIND_NAMES = [
  found(
    'person_code',
    'unknown-person',
    `jsonb_build_object('code', COALESCE(NULLIF(p.person_code, ''), p.masked))`,
    'WHERE NOT p.faulty AND p.person_id IS NULL AND NOT p.hidden',
  ),
  found('phone', 'masked-phone', NOTHING, `WHERE NOT p.faulty AND p.hidden AND p.person_code = ''`),
  found('phone', 'several-people', NOTHING, 'WHERE NOT p.faulty AND p.found > 1'),
  found(
    'organisation_code',
    'unknown-organisation',
    `jsonb_build_object('code', p.organisation_code)`,
    'WHERE NOT p.faulty AND p.organisation_id IS NULL',
  ),
  found(
    'from_code',
    'unknown-organisation',
    `jsonb_build_object('code', p.from_code)`,
    `WHERE NOT p.faulty AND p.from_code <> '' AND p.from_id IS NULL`,
  ),
  MARK_FAULTY,
];

/** Units that rows look at: in reach of importing ($1), of reading bodies ($4) and people ($5); how high one decides ($2) and ends ($3) there. */
export const REACH = `CREATE TEMP TABLE import_reach ON COMMIT DROP AS
  SELECT u.id, ${inReach('u.path', '$1')} AS mine, ${inReach('u.path', '$4')} AS bodies, ${inReach('u.path', '$5')} AS people,
    (SELECT min(core.level_rank(a.level)) FROM core.unit a WHERE a.id = ANY ($2) AND u.path <@ a.path) AS decides,
    (SELECT min(core.level_rank(a.level)) FROM core.unit a WHERE a.id = ANY ($3) AND u.path <@ a.path) AS ends
  FROM core.unit u WHERE u.id IN (SELECT unit_id FROM import_plan UNION SELECT x.unit_id FROM import_plan p JOIN core.person x ON x.id = p.person_id
    UNION SELECT f.unit_id FROM import_plan p JOIN core.organisation f ON f.id = p.from_id)`;

const BODY = 'JOIN core.organisation o ON o.id = p.organisation_id';
const PERSON = 'JOIN core.person x ON x.id = p.person_id';
const NEW = 'WHERE NOT p.faulty AND p.target IS NULL';
const KEPT = (column: string, given: string, kept: string, words = kept) =>
  found(
    column,
    'kept',
    `jsonb_build_object('value', COALESCE(${words}, ''))`,
    `JOIN core.appointment a ON a.id = p.target WHERE NOT p.faulty AND ${given} IS NOT NULL AND ${given} IS DISTINCT FROM ${kept}`,
  );
/** The first day on which an appointment that is there is not held any more, as the file leaves it. */
const ENDS = 'COALESCE(q.ends, a.valid_to)';
const OVERLAPS = `a.state IN ('in-force', 'ended') AND daterange(a.valid_from, ${ENDS}) && daterange(p.begins, p.ends)`;
/** Rows whose time overlaps with one before them in the same group; each names the first of it. */
const overlapping = (group: string, where: string, column: string, code: string) =>
  `INSERT INTO import_found SELECT s.row, '${column}', '${code}', 'row', jsonb_build_object('first', s.first_row)
   FROM (SELECT p.row, p.begins, max(COALESCE(p.ends, 'infinity'::date)) OVER w AS until, min(p.row) OVER (PARTITION BY ${group}) AS first_row
     FROM import_plan p JOIN core.post_type t ON t.id = p.post ${NEW} AND ${where}
     WINDOW w AS (PARTITION BY ${group} ORDER BY p.begins, p.row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) s WHERE s.until > s.begins`;

export const FIND_MISFITS = [
  'CREATE INDEX ON import_reach (id)',
  'ANALYZE import_reach',
  found(
    'organisation_code',
    'unknown-organisation',
    `jsonb_build_object('code', p.organisation_code)`,
    'JOIN import_reach u ON u.id = p.unit_id WHERE NOT p.faulty AND NOT u.mine',
  ),
  // What stands there already may be of somebody whose record is kept elsewhere.
  found(
    'person_code',
    'unknown-person',
    `jsonb_build_object('code', COALESCE(NULLIF(p.person_code, ''), p.masked))`,
    `${PERSON} JOIN import_reach u ON u.id = x.unit_id ${NEW} AND NOT u.people`,
  ),
  found(
    'from_code',
    'unknown-organisation',
    `jsonb_build_object('code', p.from_code)`,
    `JOIN core.organisation f ON f.id = p.from_id JOIN import_reach u ON u.id = f.unit_id ${NEW} AND NOT u.bodies`,
  ),
  MARK_FAULTY,
  found('name', 'other-name', NOTHING, `${PERSON} WHERE NOT p.faulty AND p.name <> x.name`),
  found('person_code', 'person-left', `jsonb_build_object('name', x.name)`, `${PERSON} ${NEW} AND x.state <> 'active'`),
  `INSERT INTO import_found SELECT p.row, 'organisation_code', 'not-active', 'organisation', jsonb_build_object('name', o.name, 'state', o.state) FROM import_plan p ${BODY} ${NEW} AND o.state <> 'active'`,
  found(
    'post',
    'wrong-post',
    `jsonb_build_object('name', o.name, 'type', o.type)`,
    `${BODY} JOIN core.post_type t ON t.id = p.post ${NEW} AND NOT o.type = ANY (t.organisation_types)`,
  ),
  found(
    'seat',
    'seat-elsewhere',
    `jsonb_build_object('name', o.name)`,
    `${BODY} ${NEW} AND p.seat IS NOT NULL AND o.type <> 'big-committee'`,
  ),
  found(
    'valid_from',
    'outside-life',
    `jsonb_build_object('name', o.name, 'day', ${day('o.valid_from')})`,
    `${BODY} ${NEW} AND p.begins < o.valid_from`,
  ),
  found(
    'from_name',
    'from-where',
    NOTHING,
    `${NEW} AND p.kind IN ('seconded', 'part-time') AND p.from_id IS NULL AND p.from_name IS NULL`,
  ),
  found('from_code', 'from-same', NOTHING, `${NEW} AND p.from_id = p.organisation_id`),
  found('valid_to', 'until-when', NOTHING, `${NEW} AND p.kind = 'seconded' AND p.ends IS NULL`),
  `INSERT INTO import_found SELECT DISTINCT p.row, 'post', 'proposed-there', NULL, ${NOTHING} FROM import_plan p JOIN core.appointment a ON a.person_id = p.person_id
     AND a.organisation_id = p.organisation_id AND a.post = p.post AND a.state = 'proposed' ${NEW}`,
  findDuplicates("'valid_from'", 'p.person_id, p.organisation_id, p.post, p.begins', day('p.begins')),
  MARK_FAULTY,
  // What is there is changed as one by one: it can end, and nothing else.
  KEPT('kind', 'p.kind', 'a.kind'),
  KEPT('seat', 'p.seat', 'a.seat'),
  KEPT(
    'from_code',
    'p.from_id',
    'a.from_organisation_id',
    '(SELECT f.name FROM core.organisation f WHERE f.id = a.from_organisation_id)',
  ),
  KEPT('from_name', 'p.from_name', 'a.from_name'),
  KEPT('term_end', 'p.term_end', 'a.term_end', day('a.term_end')),
  KEPT('basis', 'p.basis', 'a.basis'),
  found(
    'valid_to',
    'kept',
    `jsonb_build_object('value', ${day('a.valid_to')})`,
    `JOIN core.appointment a ON a.id = p.target WHERE NOT p.faulty AND p.ends <> a.valid_to AND (p.ends > a.valid_to OR a.valid_to <= ${TODAY})`,
  ),
  MARK_FAULTY,
  `INSERT INTO import_found SELECT p.row, 'post', 'post-held', NULL, jsonb_build_object('person', min(x.name), 'since', min(${day('a.valid_from')}))
   FROM import_plan p JOIN core.post_type t ON t.id = p.post JOIN core.appointment a ON a.organisation_id = p.organisation_id AND a.post = p.post
     AND (t.single OR a.person_id = p.person_id) JOIN core.person x ON x.id = a.person_id LEFT JOIN import_plan q ON q.target = a.id AND NOT q.faulty
   ${NEW} AND ${OVERLAPS} GROUP BY p.row`,
  `INSERT INTO import_found SELECT DISTINCT p.row, 'kind', 'full-overlap', NULL, ${NOTHING}
   FROM import_plan p JOIN core.appointment a ON a.person_id = p.person_id AND a.kind = 'full' LEFT JOIN import_plan q ON q.target = a.id AND NOT q.faulty
   ${NEW} AND p.kind = 'full' AND ${OVERLAPS}`,
  overlapping('p.organisation_id, p.post', 't.single', 'post', 'post-held'),
  overlapping('p.organisation_id, p.post, p.person_id', 'NOT t.single', 'post', 'post-held'),
  overlapping('p.person_id', `p.kind = 'full'`, 'kind', 'full-overlap'),
  MARK_FAULTY,
];

/** Who imports decides: where the superior body stands, or where bodies of the kind are approved. */
const DECIDED = `COALESCE((SELECT su.level FROM core.organisation s JOIN core.unit su ON su.id = s.unit_id WHERE s.id = o.superior_id), r."approvedAt")`;
const RULED = `${BODY} JOIN import_rule r ON r.type = o.type AND r.subtype IS NOT DISTINCT FROM o.subtype JOIN import_reach u ON u.id = o.unit_id`;
const BEYOND = (rank: string) => `NOT COALESCE(u.${rank} <= core.level_rank(${DECIDED}), false)`;

export const DECIDE = [
  `UPDATE import_plan p SET note = jsonb_build_object('was', jsonb_build_object('valid_to', ${day('a.valid_to')}))
   FROM core.appointment a WHERE a.id = p.target AND NOT p.faulty AND p.ends IS NOT NULL AND p.ends IS DISTINCT FROM a.valid_to`,
  found(
    'organisation_code',
    'not-decider',
    `jsonb_build_object('name', o.name, 'level', ${DECIDED})`,
    `${RULED} ${NEW} AND ${BEYOND('decides')}`,
  ),
  found(
    'valid_to',
    'not-ender',
    `jsonb_build_object('name', o.name, 'level', ${DECIDED})`,
    `${RULED} WHERE NOT p.faulty AND p.note IS NOT NULL AND ${BEYOND('ends')}`,
  ),
  MARK_FAULTY,
  `UPDATE import_plan SET outcome = CASE WHEN faulty THEN 'error' WHEN target IS NULL THEN 'new' WHEN note IS NULL THEN 'unchanged' ELSE 'changed' END,
     target = CASE WHEN faulty THEN NULL ELSE target END, note = CASE WHEN faulty THEN NULL ELSE note END`,
];

export const COVERING = coveringUnit(`SELECT p.unit_id FROM ${TOUCHED} p`);

/** Those that end come first: whoever takes over begins on the same day. */
export const EFFECTS_CHANGED = `INSERT INTO core.import_effect (import_id, target, kind, before, version)
  SELECT $1, a.id, 'changed', jsonb_build_object('valid_to', a.valid_to, 'state', a.state, 'end_reason', a.end_reason), a.version + 1
  FROM import_plan p JOIN core.appointment a ON a.id = p.target WHERE p.outcome = 'changed'`;
export const UPDATE_CHANGED = `UPDATE core.appointment a SET valid_to = p.ends, state = CASE WHEN p.ends <= ${TODAY} THEN 'ended' ELSE a.state END,
    end_reason = $1, version = a.version + 1 FROM import_plan p WHERE a.id = p.target AND p.outcome = 'changed'`;

export const NUMBER_NEW = [
  `CREATE TEMP TABLE import_new ON COMMIT DROP AS SELECT row, row_number() OVER (ORDER BY row) AS n FROM import_plan WHERE outcome = 'new'`,
  'CREATE INDEX ON import_new (n)',
  'CREATE UNIQUE INDEX ON import_plan (row)',
  'ANALYZE import_new',
];
/** Numbers $3 to $4 of the new ones, in force by account $2. */
export const INSERT_NEW = `WITH made AS (
  INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, seat, from_organisation_id, from_name, state, valid_from, valid_to,
    term_end, basis, proposed_by, approved_by, decided_at)
  SELECT gen_random_uuid(), p.person_id, p.organisation_id, p.post, p.kind, p.seat, p.from_id, p.from_name,
    CASE WHEN p.ends <= ${TODAY} THEN 'ended' ELSE 'in-force' END, p.begins, p.ends, p.term_end, p.basis, $2, $2, now()
  FROM import_new n JOIN import_plan p ON p.row = n.row WHERE n.n BETWEEN $3 AND $4 RETURNING id)
  INSERT INTO core.import_effect (import_id, target, kind, version) SELECT $1, id, 'created', 1 FROM made`;
/** A line for each in its history, by account $2 with name $3; the file's name ($4) is the reason. */
export const ADD_HISTORY = `INSERT INTO core.appointment_change (appointment_id, kind, day, account_id, by_name, reason)
  SELECT a.id, CASE e.kind WHEN 'created' THEN 'imported' ELSE 'ended' END, CASE e.kind WHEN 'created' THEN a.valid_from ELSE a.valid_to END, $2, $3, $4
  FROM core.import_effect e JOIN core.appointment a ON a.id = e.target WHERE e.import_id = $1`;
