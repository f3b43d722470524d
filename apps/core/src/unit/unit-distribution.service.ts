import { MAX_PAGED_ROWS } from '@linli/contracts';
import type { AssignRows, Page, PageQuery, UnitDistribution } from '@linli/contracts';
import { AuditTrail, covers, NotFoundError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { UnitChecks } from './unit.checks.ts';
import { UnitDistributionRepository } from './unit-distribution.repository.ts';
import { UnitOutOfReachError } from './unit.errors.ts';
import { UnitFaults } from './unit.faults.ts';
import { UnitHistoryRepository } from './unit-history.repository.ts';
import { kindIn } from './unit-rows.repository.ts';
import { UnitTreeRepository } from './unit-tree.repository.ts';

/** The list of rows whose unit became several: whoever answers for what the several have in common says where each belongs. */
@Injectable()
export class UnitDistributionService {
  constructor(
    private readonly db: ScopedDb,
    private readonly waiting: UnitDistributionRepository,
    private readonly tree: UnitTreeRepository,
    private readonly checks: UnitChecks,
    private readonly history: UnitHistoryRepository,
    private readonly audit: AuditTrail,
    private readonly faults: UnitFaults,
  ) {}

  async page(
    query: PageQuery & { state: UnitDistribution['state']; from?: number | undefined },
  ): Promise<Page<UnitDistribution>> {
    const { page, pageSize } = query;
    const { rows, total } = await this.waiting.page(query, this.reach);
    const successors = await this.waiting.successors([...new Set(rows.map(({ from }) => from.id))]);
    const items = rows.map((row): UnitDistribution => ({
      ...row,
      kind: kindIn(row.kind, this.db.context.locale, row.table),
      successors: successors.get(row.from.id) ?? [],
      createdAt: row.createdAt.toISOString(),
      assignedAt: row.assignedAt?.toISOString() ?? null,
    }));
    return { items, page, pageSize, total: Math.min(total, MAX_PAGED_ROWS), exact: total <= MAX_PAGED_ROWS };
  }

  /** All of them, or none: one that somebody else has just assigned is named by the answer's number. */
  async assign({ ids, unitId }: AssignRows): Promise<{ unitId: number; assigned: number }> {
    await this.tree.lock();
    const rows = await this.waiting.lock([...new Set(ids)], this.reach);
    if (rows.length === 0) throw new NotFoundError('core.unit.nothing-waits');
    const unit = await this.checks.get(unitId, 'unitId');
    if (!covers(this.reach, unit)) throw new UnitOutOfReachError('core.unit.distribute', unit.name);
    this.checks.mustBe(unit, ['active'], 'unitId');
    const from = [...new Set(rows.map((row) => row.from))];
    const successors = await this.waiting.successors(from);
    const stranger = from.find((id) => !successors.get(id)?.some((successor) => successor.id === unit.id));
    if (stranger !== undefined) throw this.faults.invalid('not-a-successor', 'unitId', { unit: unit.name });
    await this.waiting.assign(
      rows.map(({ id }) => id),
      unit.id,
    );
    await this.history.record(
      from.map((id) => ({ unitId: id, kind: 'distributed' as const, before: null })),
      { reason: null, facts: { successors: unit.name }, affected: rows.length },
    );
    this.audit.changed({
      target: { type: 'core.unit', id: String(unit.id), title: unit.name },
      unit: unit.id,
      before: null,
      after: { rows: rows.length, entries: rows.slice(0, 100).map(({ id }) => id), from },
    });
    return { unitId: unit.id, assigned: rows.length };
  }

  private get reach() {
    return this.db.context.scopes.get('core.unit.distribute') ?? [];
  }
}
