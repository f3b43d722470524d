import { REQUIRED_SEATS } from '@linli/contracts';
import { activeOn, day as dayText, heldOn } from '../body/body.sql.ts';
import type { GovernanceList, GovernanceWords } from './governance-list.ts';
import { unitOn, type GovernanceScope } from './governance-scope.ts';

const BODY_ORDER = 'unit_path, position, name, id';
/** Appointments that were held before a day and are not any more. */
const heldBefore = (a: string, day: string): string =>
  `${a}.state IN ('in-force', 'ended') AND ${a}.valid_to <= ${day} AND ${a}.valid_to > ${a}.valid_from`;

/** Single posts of active bodies that nobody holds. */
export function vacancyRows(scope: GovernanceScope): string {
  return `SELECT o.id, o.unit_id, o.unit_path, o.position, o.name, o.valid_from, t.id AS post, t.position AS post_position
    FROM core.organisation o JOIN core.post_type t ON t.single AND o.type = ANY (t.organisation_types)
    WHERE ${activeOn('o', scope.day)} AND ${scope.reach('o')} AND NOT EXISTS (
      SELECT FROM core.appointment a WHERE a.organisation_id = o.id AND a.post = t.id AND ${heldOn('a', scope.day)})`;
}

export function vacancies(scope: GovernanceScope, words: GovernanceWords): GovernanceList {
  const last = (column: string): string => `(SELECT ${column} FROM core.appointment l
    WHERE l.organisation_id = r.id AND l.post = r.post AND ${heldBefore('l', scope.day)} ORDER BY l.valid_to DESC, l.id LIMIT 1)`;
  return {
    rows: vacancyRows(scope),
    order: `${BODY_ORDER}, post_position`,
    told: `${words.organisation('r.id')} AS organisation, ${words.unit('r.unit_id')} AS unit, r.post,
      ${words.post('r.post')} AS "postTitle", ${dayText(`GREATEST(r.valid_from, ${last('l.valid_to')})`)} AS since,
      ${words.held(last('l.id'))} AS last,
      EXISTS (SELECT FROM core.appointment a WHERE a.organisation_id = r.id AND a.post = r.post AND a.state = 'proposed') AS proposed`,
  };
}

/** Big committees, each with the seats that it has. */
export function seatRows(scope: GovernanceScope): string {
  const required = `ARRAY[${REQUIRED_SEATS.map((seat) => `'${seat}'`).join(', ')}]`;
  return `SELECT o.id, o.unit_id, o.unit_path, o.position, o.name, o.valid_from, h.seats, NOT ${required} <@ h.seats AS lacking
    FROM core.organisation o CROSS JOIN LATERAL (
      SELECT COALESCE(array_agg(DISTINCT a.seat), '{}') AS seats FROM core.appointment a
      WHERE a.organisation_id = o.id AND a.seat IS NOT NULL AND ${heldOn('a', scope.day)}) AS h
    WHERE o.type = 'big-committee' AND ${activeOn('o', scope.day)} AND ${scope.reach('o')}`;
}

export function missingSeats(scope: GovernanceScope, words: GovernanceWords, lacking: boolean): GovernanceList {
  const required = REQUIRED_SEATS.map((seat, i) => `('${seat}', ${i})`).join(', ');
  const since = `GREATEST(r.valid_from, (SELECT max(a.valid_to) FROM core.appointment a
    WHERE a.organisation_id = r.id AND a.seat = s.seat AND ${heldBefore('a', scope.day)}))`;
  return {
    rows: `SELECT * FROM (${seatRows(scope)}) AS committee WHERE lacking = ${scope.parameters.add(lacking)}`,
    order: BODY_ORDER,
    told: `${words.organisation('r.id')} AS organisation, ${words.unit('r.unit_id')} AS unit, r.seats AS filled,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('seat', s.seat, 'since', ${dayText(since)}) ORDER BY s.nth), '[]')
       FROM (VALUES ${required}) AS s (seat, nth) WHERE s.seat <> ALL (r.seats)) AS missing`,
  };
}

/** Grids, each with whether it has its branch. */
export function gridRows(scope: GovernanceScope): string {
  return `SELECT g.id, g.community_id, g.path, g.valid_from, EXISTS (
      SELECT FROM core.organisation o WHERE o.unit_id = g.id AND o.type = 'branch' AND o.subtype = 'grid'
        AND ${activeOn('o', scope.day)}) AS has_branch
    FROM core.unit g WHERE g.level = 'grid' AND ${unitOn('g', scope.day)} AND ${scope.reach('g')}`;
}

export function gridsWithoutBranch(scope: GovernanceScope, words: GovernanceWords): GovernanceList {
  const branch = (column: string, where: string): string => `(SELECT ${column} FROM core.organisation b
    WHERE b.unit_id = r.id AND b.type = 'branch' AND b.subtype = 'grid' AND ${where} LIMIT 1)`;
  return {
    rows: `SELECT * FROM (${gridRows(scope)}) AS grid WHERE NOT has_branch`,
    order: 'path',
    told: `${words.unit('r.id')} AS grid, ${words.unit('r.community_id')} AS community,
      ${dayText(`GREATEST(r.valid_from, ${branch('max(b.valid_to)', `b.valid_to <= ${scope.day}`)})`)} AS since,
      ${words.organisation(branch('b.id', `b.state IN ('proposed', 'approved')`))} AS underway`,
  };
}

/** Party groups of entrances by community; the communities that have any. */
export function entranceRows(scope: GovernanceScope): string {
  return `SELECT o.community_id AS id, o.street_id, c.path, count(*)::integer AS groups,
      count(*) FILTER (WHERE EXISTS (SELECT FROM core.appointment a
        WHERE a.organisation_id = o.id AND a.post = 'group-leader' AND ${heldOn('a', scope.day)}))::integer AS led
    FROM core.organisation o JOIN core.unit c ON c.id = o.community_id
    WHERE o.type = 'party-group' AND o.anchor_kind = 'entrance' AND ${activeOn('o', scope.day)} AND ${scope.reach('o')}
    GROUP BY o.community_id, o.street_id, c.path`;
}

export function entranceGroups(scope: GovernanceScope, words: GovernanceWords): GovernanceList {
  return {
    rows: entranceRows(scope),
    order: 'path',
    told: `${words.unit('r.id')} AS community, ${words.unit('r.street_id')} AS street, r.groups, r.led AS "withLeader",
      NULL::integer AS entrances`,
  };
}
