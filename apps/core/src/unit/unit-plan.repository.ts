import { MAX_PAGED_ROWS } from '@linli/contracts';
import type { Anchor, PageQuery, UnitRef } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { anchorIds, inReach } from '../access/reach-condition.ts';
import type { UnitChangePlan, UnitOrder, UnitPlanState } from './unit-change.types.ts';

export interface Failure {
  code: string;
  params: Record<string, unknown>;
}

export interface PlanRow extends UnitChangePlan {
  kind: UnitOrder['kind'];
  unitId: number;
  changed: number[];
  state: UnitPlanState;
  failure: Failure | null;
  accountId: string;
  by: string;
  createdAt: Date;
  decidedAt: Date | null;
}

/** Which units a plan is about: those it changes, those that end with it, those it needs. */
export interface PlanUnits {
  changed: number[];
  ended: number[];
  needed: number[];
}

const COLUMNS = `p.id, p.kind, p.effective_on::text AS "effectiveOn", p.unit_id AS "unitId", p.changed, p.payload AS "order",
  p.reason, p.basis, p.state, p.failure, p.account_id AS "accountId", p.by_name AS by, p.created_at AS "createdAt",
  p.decided_at AS "decidedAt"`;

/** Keeps changes that wait for their day, and what became of them. */
@Injectable()
export class UnitPlanRepository {
  constructor(private readonly db: ScopedDb) {}

  async add(plan: UnitChangePlan, units: PlanUnits, state: 'planned' | 'applied'): Promise<void> {
    const { account } = this.db.context;
    await this.query(
      `INSERT INTO core.unit_plan (id, kind, effective_on, unit_id, changed, ended, needed, payload, reason, basis, state,
         account_id, by_name, decided_at, decided_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
         CASE WHEN $11 = 'applied' THEN now() END, CASE WHEN $11 = 'applied' THEN $13 END)`,
      [
        plan.id,
        plan.order.kind,
        plan.effectiveOn,
        plan.order.unitId,
        units.changed,
        units.ended,
        units.needed,
        JSON.stringify(plan.order),
        plan.reason,
        plan.basis,
        state,
        account.id,
        account.name,
      ],
    );
  }

  /** A plan that waits and touches the same units, or needs one that would end. */
  async inTheWay({ changed, ended, needed }: PlanUnits): Promise<(PlanRow & { unitName: string }) | undefined> {
    const [found] = await this.query<PlanRow & { unitName: string }>(
      `SELECT ${COLUMNS}, u.name AS "unitName" FROM core.unit_plan p
       JOIN LATERAL (SELECT name FROM core.unit WHERE id = ANY (p.changed || p.needed) AND id = ANY ($1::integer[] || $2::integer[] || $3::integer[])
         ORDER BY id LIMIT 1) u ON true
       WHERE p.state = 'planned' AND (p.changed && $1::integer[] OR p.ended && $3::integer[] OR p.needed && $2::integer[])
       ORDER BY p.effective_on, p.created_at LIMIT 1`,
      [changed, ended, needed],
    );
    return found;
  }

  async nextDay(): Promise<string | null> {
    const [row] = await this.query<{ day: string | null }>(
      `SELECT min(effective_on)::text AS day FROM core.unit_plan WHERE state = 'planned'`,
      [],
    );
    return row?.day ?? null;
  }

  due(day: string): Promise<PlanRow[]> {
    return this.query(
      `SELECT ${COLUMNS} FROM core.unit_plan p WHERE p.state = 'planned' AND p.effective_on <= $1::date
       ORDER BY p.effective_on, p.created_at, p.id FOR UPDATE`,
      [day],
    );
  }

  async find(id: string, anchors: readonly Anchor[]): Promise<PlanRow | undefined> {
    const [row] = await this.query<PlanRow>(
      `SELECT ${COLUMNS} FROM core.unit_plan p JOIN core.unit u ON u.id = p.unit_id
       WHERE p.id = $2 AND ${inReach('u.path', 1)} FOR UPDATE OF p`,
      [anchorIds(anchors), id],
    );
    return row;
  }

  async get(id: string): Promise<PlanRow> {
    const [row] = await this.query<PlanRow>(`SELECT ${COLUMNS} FROM core.unit_plan p WHERE p.id = $1`, [id]);
    if (!row) throw new Error('a plan that was just kept is there');
    return row;
  }

  /** Plans about units in reach; those that wait first, the next one on top. */
  async page(
    { unit, state, page, pageSize }: PageQuery & { unit?: number | undefined; state?: UnitPlanState | undefined },
    anchors: readonly Anchor[],
  ): Promise<{ rows: PlanRow[]; total: number }> {
    const from = `FROM core.unit_plan p JOIN core.unit u ON u.id = p.unit_id
      WHERE ${inReach('u.path', 1)} AND ($2::integer IS NULL OR $2 = ANY (p.changed || p.needed))
        AND ($3::text IS NULL OR p.state = $3)`;
    const filter = [anchorIds(anchors), unit ?? null, state ?? null];
    const rows = await this.query<PlanRow>(
      `SELECT ${COLUMNS} ${from} ORDER BY p.state = 'failed' DESC, p.state = 'planned' DESC,
         CASE WHEN p.state = 'planned' THEN p.effective_on END, p.created_at DESC, p.id LIMIT $4 OFFSET $5`,
      [...filter, pageSize, (page - 1) * pageSize],
    );
    const [counted] = await this.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM (SELECT ${from} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
      filter,
    );
    return { rows, total: counted?.total ?? 0 };
  }

  async decide(id: string, state: UnitPlanState, by: string, failure: Failure | null = null): Promise<void> {
    await this.query(
      `UPDATE core.unit_plan SET state = $2, failure = $4, decided_by = CASE WHEN $2 = 'planned' THEN NULL ELSE $3 END,
         decided_at = CASE WHEN $2 = 'planned' THEN NULL ELSE now() END WHERE id = $1`,
      [id, state, by, failure && JSON.stringify(failure)],
    );
  }

  /** Units by id, also such as have ended. */
  async refs(ids: readonly number[]): Promise<Map<number, UnitRef>> {
    const rows = await this.query<UnitRef>('SELECT id, name, level FROM core.unit WHERE id = ANY ($1)', [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
