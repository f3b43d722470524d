import { MAX_PAGED_ROWS } from '@linli/contracts';
import type { Anchor, PageQuery, UnitDistribution, UnitRef } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { anchorIds, inReach } from '../access/reach-condition.ts';

export interface WaitingRow extends Omit<UnitDistribution, 'kind' | 'successors' | 'createdAt' | 'assignedAt'> {
  kind: Record<string, string> | null;
  createdAt: Date;
  assignedAt: Date | null;
}

const REF = (alias: string) => `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'level', ${alias}.level)`;
const COLUMNS = `d.id, d.plugin_id AS plugin, d.table_name AS "table", d.row_id AS "rowId",
  CASE WHEN core_pub.may_v1($2, d.read_permission, d.at_unit_id) THEN d.title END AS title, d.state,
  ${REF('f')} AS "from", ${REF('a')} AS at, CASE WHEN t.id IS NOT NULL THEN ${REF('t')} END AS "to",
  d.by_name AS by, d.assigned_at AS "assignedAt", d.created_at AS "createdAt",
  (SELECT s.open -> 'kind' FROM core.scoped_tables() s WHERE s.plugin_id = d.plugin_id AND s.table_name = d.table_name) AS kind`;
const FROM = `FROM core.unit_distribution d JOIN core.unit f ON f.id = d.from_unit_id JOIN core.unit a ON a.id = d.at_unit_id
  LEFT JOIN core.unit t ON t.id = d.to_unit_id`;

/** Rows that wait for somebody to say where they belong. */
@Injectable()
export class UnitDistributionRepository {
  constructor(private readonly db: ScopedDb) {}

  async page(
    { page, pageSize, state, from }: PageQuery & { state: UnitDistribution['state']; from?: number | undefined },
    anchors: readonly Anchor[],
  ): Promise<{ rows: WaitingRow[]; total: number }> {
    const where = `${FROM} WHERE ${inReach('a.path', 1)} AND d.state = $3 AND ($4::integer IS NULL OR d.from_unit_id = $4)`;
    const filter = [anchorIds(anchors), this.db.context.account.id, state, from ?? null];
    const rows = await this.query<WaitingRow>(
      `SELECT ${COLUMNS} ${where} ORDER BY d.assigned_at DESC NULLS LAST, d.at_unit_id, d.from_unit_id, d.plugin_id, d.table_name, d.id
       LIMIT $5 OFFSET $6`,
      [...filter, pageSize, (page - 1) * pageSize],
    );
    const [counted] = await this.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM (SELECT $2::uuid ${where} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
      filter,
    );
    return { rows, total: counted?.total ?? 0 };
  }

  /** Waiting rows in reach, held until the end of the transaction. */
  async lock(ids: readonly string[], anchors: readonly Anchor[]): Promise<{ id: string; from: number; at: number }[]> {
    return this.query(
      `SELECT d.id, d.from_unit_id AS "from", d.at_unit_id AS at FROM core.unit_distribution d JOIN core.unit a ON a.id = d.at_unit_id
       WHERE d.id = ANY ($2) AND d.state = 'waiting' AND ${inReach('a.path', 1)} ORDER BY d.id FOR UPDATE OF d`,
      [anchorIds(anchors), ids],
    );
  }

  /** Units in force that took the place of each, however often that has happened since. */
  async successors(ids: readonly number[]): Promise<Map<number, UnitRef[]>> {
    const rows = await this.query<UnitRef & { of: number }>(
      `WITH RECURSIVE after (of, id) AS (
         SELECT s.unit_id, s.successor_id FROM core.unit_successor s WHERE s.unit_id = ANY ($1)
         UNION
         SELECT after.of, s.successor_id FROM after JOIN core.unit_successor s ON s.unit_id = after.id
       )
       SELECT after.of, u.id, u.name, u.level FROM after JOIN core.unit u ON u.id = after.id AND u.state = 'active'
       ORDER BY u.code NULLS LAST, u.id`,
      [ids],
    );
    const found = new Map<number, UnitRef[]>(ids.map((id) => [id, []]));
    for (const { of, ...ref } of rows) found.get(of)?.push(ref);
    return found;
  }

  async assign(ids: readonly string[], unitId: number): Promise<void> {
    const { account } = this.db.context;
    await this.query('SELECT core.assign_rows($1, $2, $3, $4)', [ids, unitId, account.id, account.name]);
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
