import { MAX_TREE_NODES } from '@linli/contracts';
import type {
  Anchor,
  Day,
  OrganisationNode,
  OrganisationRef,
  OrganisationRule,
  OrganisationTree,
  OrganisationTreeQuery,
} from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { placedReach, unitAnchor } from '../access/placed-reach.ts';
import { activeOn, heldOn } from '../body/body.sql.ts';
import { likeText, SqlParameters } from '../body/sql-parameters.ts';
import { followsTree } from './organisation.policy.ts';

const MAX_SUPERIORS = 50;

/** The line of subordination, as an org chart wants it: many bodies in one statement. */
@Injectable()
export class OrganisationTreeRepository {
  constructor(private readonly db: ScopedDb) {}

  async nodes(query: OrganisationTreeQuery, anchors: readonly Anchor[], onDay: Day): Promise<OrganisationTree> {
    const parameters = new SqlParameters();
    const date = `${parameters.add(onDay)}::date`;
    const there = query.asOf === undefined ? `o.state IN ('proposed', 'approved', 'active')` : activeOn('o', date);
    const where = [there, placedReach('o', anchors, parameters)];
    if (query.line !== undefined) where.push(`o.line = ${parameters.add(query.line)}`);
    if (query.unitId !== undefined) where.push(placedReach('o', await unitAnchor(this.db, query.unitId), parameters));
    if (query.parentId !== undefined) where.push(`o.superior_id = ${parameters.add(query.parentId)}`);
    const root = query.rootId === undefined ? undefined : parameters.add(query.rootId);
    const below = root
      ? `WITH RECURSIVE below AS (
           SELECT ${root}::uuid AS id, 0 AS step
           UNION ALL SELECT o.id, b.step + 1 FROM below b JOIN core.organisation o ON o.superior_id = b.id WHERE b.step < 32),`
      : 'WITH';
    if (root) where.push('o.id IN (SELECT id FROM below)');
    const items = await this.db.manager.query<OrganisationNode[]>(
      `${below} node AS MATERIALIZED (
         SELECT o.* FROM core.organisation o WHERE ${where.join(' AND ')}
         ORDER BY nlevel(o.unit_path), o.position, o.unit_path, o.name, o.id LIMIT ${MAX_TREE_NODES + 1}),
       held AS (
         SELECT n.id, count(*)::integer AS members, min(p.name) FILTER (WHERE n.type = ANY (t.head_of)) AS head
         FROM node n JOIN core.appointment a ON a.organisation_id = n.id AND ${heldOn('a', date)}
         JOIN core.post_type t ON t.id = a.post JOIN core.person p ON p.id = a.person_id
         GROUP BY n.id),
       subordinate AS (
         SELECT o.superior_id AS id, count(*)::integer AS number FROM node n JOIN core.organisation o ON o.superior_id = n.id
         WHERE ${there} GROUP BY o.superior_id)
       SELECT o.id, o.superior_id AS "superiorId", o.name, o.type, o.subtype, o.state, o.unit_id AS "unitId", u.name AS "unitName",
         held.head AS "headName", (${activeOn('o', date)} AND held.head IS NULL) AS "headVacant",
         COALESCE(held.members, 0) AS "memberCount", COALESCE(subordinate.number, 0) AS "subordinateCount"
       FROM node o JOIN core.unit u ON u.id = o.unit_id LEFT JOIN held ON held.id = o.id LEFT JOIN subordinate ON subordinate.id = o.id
       ORDER BY nlevel(o.unit_path), o.position, o.unit_path, o.name, o.id`,
      parameters.values,
    );
    return { items: items.slice(0, MAX_TREE_NODES), complete: items.length <= MAX_TREE_NODES };
  }

  /** Fitting superiors: the nearest first, at the unit and above it, and for kinds that follow no tree all in reach. */
  superiorsFor(
    rule: OrganisationRule,
    { unitId, q }: { unitId: number; q?: string },
    anchors: readonly Anchor[],
  ): Promise<OrganisationRef[]> {
    const parameters = new SqlParameters();
    const unit = parameters.add(unitId);
    const readable = placedReach('s', anchors, parameters);
    const above = `s.unit_path @> u.path`;
    const name = q === undefined ? 'true' : `s.name ILIKE '%' || ${parameters.add(likeText(q))} || '%'`;
    // Whoever may not see the unit is told nothing about what stands above it.
    return this.db.manager.query(
      `SELECT s.id, s.name, s.type, s.subtype, s.state, ${readable} AS readable
       FROM core.unit u JOIN core.organisation s ON (${above}${followsTree(rule) ? '' : ` OR ${readable}`})
       WHERE u.id = ${unit} AND ${placedReach('u', anchors, parameters)} AND s.type = ANY (${parameters.add(rule.superiors)})
         AND s.state IN ('approved', 'active') AND ${name}
       ORDER BY nlevel(s.unit_path) DESC, s.position, s.name, s.id LIMIT ${MAX_SUPERIORS}`,
      parameters.values,
    );
  }
}
