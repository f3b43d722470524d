import { MAX_COUNTED_ROWS, UNIT_LEVELS } from '@linli/contracts';
import type { PageQuery, UnitId, UnitLevel, UnitRef } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ancestorColumn } from '../access/placed-reach.ts';
import { reachingIds } from '../access/reach-condition.ts';
import { placePath, unitRef } from '../body/body.sql.ts';
import { SqlParameters } from '../body/sql-parameters.ts';
import type { AskedKind, TodoReach } from './todo-reach.ts';

export interface TodoRow {
  id: string;
  kind: string;
  plugin: string;
  recordType: string;
  recordId: string;
  title: string;
  route: string;
  unit: UnitRef;
  path: UnitRef[];
  districtId: UnitId | null;
  byName: boolean;
  since: Date;
  until: Date | null;
}

/** A kind with the plugin that it is of. */
export interface OwnedKind extends AskedKind {
  plugin: string;
}

/** Without a deadline comes last; of two the one that has waited longer is first. */
const ORDER = 'until, since, id';
const COLUMNS = `t.id, t.kind, t.plugin_id AS plugin, t.record_type AS "recordType", t.record_id AS "recordId",
  t.record_title AS title, t.route, ${unitRef('u')} AS unit, ${placePath('t')} AS path, t.district_id AS "districtId",
  t.account_id IS NOT NULL AS "byName", t.since, t.until`;

/** Reads what waits for an account. Each part of it comes from one index in order, and no further than is needed. */
@Injectable()
export class TodoRepository {
  constructor(private readonly db: ScopedDb) {}

  async page(reach: TodoReach, { page, pageSize }: PageQuery): Promise<{ rows: TodoRow[]; total: number }> {
    const skip = (page - 1) * pageSize;
    const parameters = new SqlParameters();
    const mine = waitingFor(reach, parameters, skip + pageSize);
    const rows = await this.db.manager.query<TodoRow[]>(
      `SELECT ${COLUMNS} FROM (SELECT id FROM (${mine}) AS mine ORDER BY ${ORDER}
         LIMIT ${parameters.add(pageSize)} OFFSET ${parameters.add(skip)}) AS shown
       JOIN core.todo t ON t.id = shown.id JOIN core.unit u ON u.id = t.unit_id
       ORDER BY t.until, t.since, t.id`,
      parameters.values,
    );
    const isWhole = rows.length < pageSize && (rows.length > 0 || skip === 0);
    return { rows, total: isWhole ? skip + rows.length : await this.count(reach, MAX_COUNTED_ROWS) };
  }

  /** How many there are; one more than `most` says that there are more. */
  async count(reach: TodoReach, most: number): Promise<number> {
    const parameters = new SqlParameters();
    const mine = waitingFor(reach, parameters, most + 1);
    const [counted] = await this.db.manager.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM (SELECT FROM (${mine}) AS mine LIMIT ${parameters.add(most + 1)}) AS counted`,
      parameters.values,
    );
    return counted?.total ?? 0;
  }

  async placesOf(ids: readonly UnitId[]): Promise<Map<UnitId, { level: UnitLevel; path: string }>> {
    const rows = await this.db.manager.query<{ id: UnitId; level: UnitLevel; path: string }[]>(
      'SELECT id, level, path::text AS path FROM core.unit WHERE id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map(({ id, ...place }) => [id, place]));
  }

  /** Kinds of plugins that are not among these. */
  async kindsBeyond(plugins: readonly string[]): Promise<OwnedKind[]> {
    const rows = await this.db.manager.query<{ kind: OwnedKind }[]>(
      `SELECT jsonb_strip_nulls(jsonb_build_object('id', id, 'plugin', plugin_id, 'permission', permission,
         'read', read_permission)) AS kind
       FROM core.todo_kind WHERE NOT retired AND plugin_id <> ALL ($1) ORDER BY id`,
      [plugins],
    );
    return rows.map(({ kind }) => kind);
  }
}

/** The first `limit` rows of each part of what waits for an account, as id, deadline and beginning. No row is in two. */
function waitingFor({ accountId, places, shared }: TodoReach, parameters: SqlParameters, limit: number): string {
  const me = `${parameters.add(accountId)}::uuid`;
  const first = `ORDER BY t.until, t.since, t.id LIMIT ${parameters.add(limit)}`;
  const byUnit = UNIT_LEVELS.flatMap((level) => {
    const here = places.filter((place) => place.level === level && shared.has(place.kind));
    if (here.length === 0) return [];
    const column = ancestorColumn(level);
    return [
      `SELECT t.* FROM unnest(${parameters.add(here.map(({ kind }) => kind))}::text[],
         ${parameters.add(here.map(({ unitId }) => unitId))}::integer[]) AS w (kind, unit)
       CROSS JOIN LATERAL (SELECT t.id, t.until, t.since FROM core.todo t
         WHERE t.kind = w.kind AND t.account_id IS NULL AND t.barrier_id IS DISTINCT FROM ${me}
           ${column === undefined ? '' : `AND t.${column} = w.unit`} ${first}) AS t`,
    ];
  });
  // By name: few, so that whether the permission is still held there is asked of each.
  const byName = `SELECT t.id, t.until, t.since FROM core.todo t
    WHERE t.account_id = ${me} AND EXISTS (
      SELECT FROM unnest(${parameters.add(places.map(({ kind }) => kind))}::text[],
        ${parameters.add(places.map(({ unitId }) => unitId))}::integer[]) AS w (kind, unit)
      WHERE w.kind = t.kind AND w.unit = ANY (${reachingIds('t')}))
    ${first}`;
  return [...byUnit, byName].map((part) => `(${part})`).join(' UNION ALL ');
}
