import { MOMENT, MOMENT_FROM } from '../organisation/organisation-history.repository.ts';

/** The statements that do what a plan says, with the import's id as $1 where one is named. */

/** New bodies in an order in which each comes after those that it names. */
export const ORDER_NEW = [
  `CREATE TEMP TABLE import_new ON COMMIT DROP AS SELECT key, superior_key, anchor_key, 0 AS depth, 0 AS n FROM import_plan WHERE outcome = 'new'`,
  'CREATE INDEX ON import_new (key)',
  'ANALYZE import_new',
];
export const DEEPEN = `WITH deeper AS (
    UPDATE import_new n SET depth = n.depth + 1 FROM import_new a
    WHERE a.key IN (n.superior_key, n.anchor_key) AND a.depth >= n.depth AND n.depth < 64 RETURNING 1)
  SELECT count(*)::integer AS n FROM deeper`;
export const NUMBER_NEW = [
  `UPDATE import_new n SET n = s.n FROM (SELECT key, row_number() OVER (ORDER BY depth, key) AS n FROM import_new) s WHERE s.key = n.key`,
  'CREATE INDEX ON import_new (n)',
];

/** Numbers $3 to $4 of the new bodies, put in force by account $2, by default from the day $5 on. */
export const INSERT_NEW = `WITH made AS (
  INSERT INTO core.organisation (id, code, type, subtype, name, line, superior_id, anchor_kind, unit_id, anchor_place,
    anchor_organisation_id, credit_code, contact, basis, state, valid_from, proposed_by, approved_by)
  SELECT p.key, p.code, p.type, p.subtype, p.name, p.line, p.superior_key, p.anchor_kind, p.unit_id, p.place, p.anchor_key,
    p.credit_code, p.contact, p.basis, 'active', COALESCE(p.given_from, $5)::date, $2, $2
  FROM import_new n JOIN import_plan p ON p.key = n.key WHERE n.n BETWEEN $3 AND $4 ORDER BY n.n RETURNING id)
  INSERT INTO core.import_effect (import_id, target, kind, version) SELECT $1, id, 'created', 1 FROM made`;

export const FACTS = `'name', o.name, 'line', o.line, 'superior_id', o.superior_id, 'anchor_kind', o.anchor_kind, 'unit_id', o.unit_id,
  'anchor_place', o.anchor_place, 'anchor_organisation_id', o.anchor_organisation_id, 'credit_code', o.credit_code,
  'contact', o.contact, 'basis', o.basis`;

export const KEEP_BEFORE = [
  `CREATE TEMP TABLE import_moment ON COMMIT DROP AS SELECT o.id, ${MOMENT} ${MOMENT_FROM} JOIN import_plan p ON p.target = o.id AND p.outcome = 'changed'`,
];
export const EFFECTS_CHANGED = `INSERT INTO core.import_effect (import_id, target, kind, before, version)
  SELECT $1, o.id, 'changed', jsonb_build_object(${FACTS}), o.version + 1 FROM import_plan p JOIN core.organisation o ON o.id = p.target WHERE p.outcome = 'changed'`;
/** A credit code may go from one body to another: those that give it up come first. */
export const FREE_CODES = `UPDATE core.organisation o SET credit_code = NULL FROM import_plan p
  WHERE p.target = o.id AND p.outcome = 'changed' AND o.credit_code IS DISTINCT FROM p.credit_code`;
export const UPDATE_CHANGED = `UPDATE core.organisation o SET name = p.name, line = p.line, superior_id = p.superior_key, anchor_kind = p.anchor_kind,
    unit_id = p.unit_id, anchor_place = p.place, anchor_organisation_id = p.anchor_key, credit_code = p.credit_code,
    contact = p.contact, basis = p.basis, version = o.version + 1
  FROM import_plan p WHERE p.target = o.id AND p.outcome = 'changed'`;

/** What is anchored at a body that moved stands where that stands, however deep. */
export const followBodies = (moved: string): string => `WITH RECURSIVE inside AS (
    SELECT b.id, o.unit_id FROM core.organisation o JOIN core.organisation b ON b.anchor_organisation_id = o.id WHERE o.id IN (${moved})
    UNION SELECT b.id, i.unit_id FROM inside i JOIN core.organisation b ON b.anchor_organisation_id = i.id)
  UPDATE core.organisation o SET unit_id = i.unit_id FROM inside i WHERE o.id = i.id AND o.unit_id <> i.unit_id`;
export const MOVED = `SELECT target FROM import_plan WHERE outcome = 'changed' AND moved`;

const DIFFERS = (words: string, other: string) =>
  `(SELECT jsonb_object_agg(w.key, w.value) FROM jsonb_each(${words}) w WHERE ${other} IS NULL OR w.value IS DISTINCT FROM ${other} -> w.key)`;

/** A line for each body of the import ($1) in its history, by account $2 with name $3, with the file's name as the reason. */
export const ADD_HISTORY = `INSERT INTO core.organisation_change (organisation_id, kind, day, account_id, by_name, reason, before, after, past)
  SELECT o.id, 'imported', CASE WHEN m.id IS NULL THEN o.valid_from END, $2, $3, $4,
    CASE WHEN m.id IS NOT NULL THEN ${DIFFERS('m.words', 'o.words')} END, ${DIFFERS('o.words', 'm.words')},
    CASE WHEN m.past IS DISTINCT FROM o.past THEN m.past END
  FROM core.import_effect e JOIN LATERAL (SELECT o.id, o.valid_from, ${MOMENT} ${MOMENT_FROM} WHERE o.id = e.target) o ON true
  LEFT JOIN import_moment m ON m.id = o.id WHERE e.import_id = $1`;
