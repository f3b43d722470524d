import { COMMITTEE_POSTS } from '@linli/contracts';
import { activeOn, day as dayText, heldOn, instant } from '../body/body.sql.ts';
import type { GovernanceList, GovernanceWords } from './governance-list.ts';
import { unitOn, type GovernanceScope } from './governance-scope.ts';

/**
 * Communities that there are on the day, each with the party's body and the residents' committee that stand in it. Of
 * several bodies of the party the highest counts; of several of one kind the oldest.
 */
function communities(scope: GovernanceScope): string {
  return `community AS (
      SELECT c.id, c.street_id, c.path FROM core.unit c WHERE c.level = 'community' AND ${unitOn('c', scope.day)} AND ${scope.reach('c')}),
    party AS (
      SELECT DISTINCT ON (o.unit_id) o.unit_id, o.id FROM core.organisation o
      WHERE o.type IN ('party-committee', 'general-branch', 'branch') AND o.subtype IS NULL AND o.anchor_kind = 'unit'
        AND ${activeOn('o', scope.day)} AND o.unit_id IN (SELECT id FROM community)
      ORDER BY o.unit_id, o.position, o.valid_from, o.id),
    committee AS (
      SELECT DISTINCT ON (o.unit_id) o.unit_id, o.id FROM core.organisation o
      WHERE o.type = 'residents-committee' AND ${activeOn('o', scope.day)} AND o.unit_id IN (SELECT id FROM community)
      ORDER BY o.unit_id, o.valid_from, o.id)`;
}

const holderOf = (body: string, post: string, day: string): string => `
  SELECT DISTINCT ON (b.id) b.id AS body, a.id, a.person_id FROM ${body} b JOIN core.appointment a ON a.organisation_id = b.id
  WHERE a.post = '${post}' AND ${heldOn('a', day)} ORDER BY b.id, a.valid_from, a.id`;

/** 一肩挑: one row for each community. */
export function oneShoulderRows(scope: GovernanceScope): string {
  return `WITH ${communities(scope)},
    secretary AS (${holderOf('party', 'secretary', scope.day)}),
    director AS (${holderOf('committee', 'director', scope.day)})
    SELECT c.id, c.street_id, c.path, p.id AS party_id, k.id AS committee_id, s.id AS secretary_id, d.id AS director_id,
      COALESCE(s.person_id = d.person_id, false) AS yes, x.unit_id IS NOT NULL AND (s.person_id = d.person_id) IS NOT TRUE AS excepted
    FROM community c LEFT JOIN party p ON p.unit_id = c.id LEFT JOIN committee k ON k.unit_id = c.id
    LEFT JOIN secretary s ON s.body = p.id LEFT JOIN director d ON d.body = k.id
    LEFT JOIN core.governance_exception x ON x.unit_id = c.id AND x.at < core.day_start(${scope.day} + 1)`;
}

/** Days on which both posts were with one person, as ranges: those that touch are one. */
const TOGETHER = `(SELECT range_agg(daterange(s.valid_from, s.valid_to) * daterange(d.valid_from, d.valid_to))
  FROM core.appointment s JOIN core.appointment d ON d.person_id = s.person_id
    AND daterange(d.valid_from, d.valid_to) && daterange(s.valid_from, s.valid_to)
  WHERE s.organisation_id = r.party_id AND s.post = 'secretary' AND s.state IN ('in-force', 'ended')
    AND d.organisation_id = r.committee_id AND d.post = 'director' AND d.state IN ('in-force', 'ended'))`;

/** The first day on which both had been held, by whomever; unlike GREATEST nothing where one of them never was. */
const bothHeld = (day: string): string => `(SELECT max(f.day) FROM unnest(ARRAY[
    ${firstHeld('r.party_id', 'secretary', day)}, ${firstHeld('r.committee_id', 'director', day)}]) AS f (day) HAVING count(f.day) = 2)`;

const firstHeld = (
  body: string,
  post: string,
  day: string,
): string => `(SELECT min(a.valid_from) FROM core.appointment a
  WHERE a.organisation_id = ${body} AND a.post = '${post}' AND a.state IN ('in-force', 'ended') AND a.valid_from <= ${day}
    AND (a.valid_to IS NULL OR a.valid_to > a.valid_from))`;

export function oneShoulder(
  scope: GovernanceScope,
  words: GovernanceWords,
  { yes, excepted }: { yes?: boolean | undefined; excepted?: boolean | undefined },
): GovernanceList {
  const { day, parameters } = scope;
  const where = [
    ...(yes === undefined ? [] : [`yes = ${parameters.add(yes)}`]),
    ...(excepted === undefined ? [] : [`excepted = ${parameters.add(excepted)}`]),
  ];
  const since = `CASE WHEN r.yes THEN
      (SELECT lower(t.days) FROM unnest(${TOGETHER}) AS t (days) WHERE t.days @> ${day})
    ELSE COALESCE((SELECT max(upper(t.days)) FROM unnest(${TOGETHER}) AS t (days) WHERE upper(t.days) <= ${day}),
      ${bothHeld(day)}) END`;
  return {
    rows: `SELECT * FROM (${oneShoulderRows(scope)}) AS one ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}`,
    order: 'path',
    told: `${words.unit('r.id')} AS community, ${words.unit('r.street_id')} AS street, r.yes, ${dayText(since)} AS since,
      ${words.organisation('r.party_id')} AS "partyBody", ${words.organisation('r.committee_id')} AS committee,
      ${words.held('r.secretary_id')} AS secretary, ${words.held('r.director_id')} AS director,
      CASE WHEN r.excepted THEN (SELECT jsonb_build_object('reason', x.reason, 'by', x.by_name, 'at', ${instant('x.at')})
        FROM core.governance_exception x WHERE x.unit_id = r.id) END AS exception`,
  };
}

/** 交叉任职: one row for each community, with whom its two committees have in common. */
export function crossRows(scope: GovernanceScope): string {
  const posts = COMMITTEE_POSTS.map((post) => `'${post}'`).join(', ');
  return `WITH ${communities(scope)},
    sits AS (
      SELECT c.id, a.person_id, min(a.valid_from) FILTER (WHERE a.organisation_id = p.id) AS party,
        min(a.valid_from) FILTER (WHERE a.organisation_id = k.id) AS committee
      FROM community c LEFT JOIN party p ON p.unit_id = c.id LEFT JOIN committee k ON k.unit_id = c.id
      JOIN core.appointment a ON a.organisation_id IN (p.id, k.id)
      WHERE a.post IN (${posts}) AND ${heldOn('a', scope.day)} GROUP BY c.id, a.person_id),
    counted AS (
      SELECT id, count(party) AS party, count(committee) AS committee, count(*) AS either,
        jsonb_agg(jsonb_build_object('id', person_id, 'since', ${dayText('GREATEST(party, committee)')}))
          FILTER (WHERE party IS NOT NULL AND committee IS NOT NULL) AS people
      FROM sits GROUP BY id)
    SELECT c.id, c.street_id, c.path, p.id AS party_id, k.id AS committee_id, COALESCE(n.party, 0) AS party_members,
      COALESCE(n.committee, 0) AS committee_members, COALESCE(n.either, 0) AS either, COALESCE(n.people, '[]') AS people
    FROM community c LEFT JOIN party p ON p.unit_id = c.id LEFT JOIN committee k ON k.unit_id = c.id
    LEFT JOIN counted n ON n.id = c.id`;
}

export function crossMembership(scope: GovernanceScope, words: GovernanceWords): GovernanceList {
  return {
    rows: crossRows(scope),
    order: 'path',
    told: `${words.unit('r.id')} AS community, ${words.unit('r.street_id')} AS street,
      ${words.organisation('r.party_id')} AS "partyBody", ${words.organisation('r.committee_id')} AS committee,
      r.party_members AS "partyMembers", r.committee_members AS "committeeMembers", r.either,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('person', ${words.person()}, 'since', b.since) ORDER BY b.since, p.id), '[]')
       FROM jsonb_to_recordset(r.people) AS b (id uuid, since text) JOIN core.person p ON p.id = b.id) AS both`,
  };
}
