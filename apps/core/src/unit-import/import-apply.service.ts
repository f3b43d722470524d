import { UNIT_LEVELS } from '@linli/contracts';
import type { Anchor } from '@linli/contracts';
import { ForbiddenError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { UnitHistoryRepository } from '../unit/unit-history.repository.ts';
import type { HistoryLine } from '../unit/unit-history.repository.ts';
import { UnitTreeRepository } from '../unit/unit-tree.repository.ts';
import { ImportPlanner } from './import.planner.ts';
import { ImportPlanRepository } from './import-plan.repository.ts';
import type { PlannedRow } from './import.types.ts';
import { levelOf } from './level.words.ts';
import { digestOf } from './plan.digest.ts';
import { ImportConflictError, ImportNotFoundError } from './unit-import.errors.ts';
import { UnitImportRepository } from './unit-import.repository.ts';
import type { ImportRecord } from './unit-import.repository.ts';

/** Brings a previewed import into force: as a whole, level by level, and only onto the tree that it was checked against. */
@Injectable()
export class ImportApplyService {
  constructor(
    private readonly db: ScopedDb,
    private readonly imports: UnitImportRepository,
    private readonly plans: ImportPlanRepository,
    private readonly tree: UnitTreeRepository,
    private readonly history: UnitHistoryRepository,
  ) {}

  async apply(id: string): Promise<void> {
    await this.tree.lock();
    const record = await this.getApplicable(id);
    const { rows: file, digest } = await this.imports.file(id);
    const plan = new ImportPlanner(file, await this.plans.known(file, this.anchors), this.anchors).plan();
    if (digestOf(plan.rows) !== digest) throw new ImportConflictError('tree-changed');

    const context = { reason: record.fileName, importId: id };
    const created = await this.insert(plan.rows.filter(({ outcome }) => outcome === 'new'));
    await this.history.record(
      created.map((unitId) => ({ unitId, kind: 'created', before: null })),
      context,
    );
    await this.history.record(await this.change(plan.rows.filter(({ outcome }) => outcome === 'changed')), context);
    await this.imports.markApplied(id);
  }

  private async getApplicable(id: string): Promise<ImportRecord> {
    const record = await this.imports.find(id, this.anchors, true);
    if (!record) throw new ImportNotFoundError();
    if (record.state === 'applied') throw new ImportConflictError('already-applied');
    if (record.state === 'undone') throw new ImportConflictError('already-undone');
    if (record.counts.error > 0) throw new ImportConflictError('has-errors', { count: record.counts.error });
    const { unitId } = record.counts;
    if (unitId !== null && !(await this.imports.reaches(unitId, this.anchors)))
      throw new ForbiddenError('core.access.out-of-reach', { params: { permission: 'core.unit.import' } });
    return record;
  }

  /** From the top down, so that each finds the one above it. */
  private async insert(rows: readonly PlannedRow[]): Promise<number[]> {
    const created: number[] = [];
    for (const level of UNIT_LEVELS)
      created.push(
        ...(await this.plans.insert(
          level,
          rows.filter((row) => levelOf(row.level) === level),
        )),
      );
    return created;
  }

  /** Gives pending codes, renames and moves; answers the lines for the history, each with the state before all of it. */
  private async change(rows: readonly PlannedRow[]): Promise<HistoryLine[]> {
    const renamed = rows.filter(({ note }) => note?.name !== undefined);
    const moved = rows.filter(({ note }) => note?.parent !== undefined);
    const coded = rows.filter(({ note }) => note?.pending);
    const before = await this.history.states(rows.flatMap(({ unitId }) => unitId ?? []));
    await this.plans.rename(renamed);
    await this.tree.giveCodes(
      coded.flatMap(({ unitId, code }) => (unitId === undefined ? [] : [{ id: unitId, code }])),
    );
    await this.tree.move(await this.movesOf(moved));
    const lineOf = (kind: HistoryLine['kind']) => (row: PlannedRow) =>
      row.unitId === undefined ? [] : [{ unitId: row.unitId, kind, before: before.get(row.unitId) ?? null }];
    return [
      ...coded.flatMap(lineOf('recoded')),
      ...renamed.flatMap(lineOf('renamed')),
      ...moved.flatMap(lineOf('moved')),
    ];
  }

  private async movesOf(rows: readonly PlannedRow[]): Promise<{ id: number; parentId: number }[]> {
    const created = await this.plans.idsOf(rows.flatMap((row) => (row.parentId === undefined ? [row.parentCode] : [])));
    return rows.flatMap(({ unitId, parentId, parentCode }) => {
      const parent = parentId ?? created.get(parentCode);
      return unitId === undefined || parent === undefined ? [] : [{ id: unitId, parentId: parent }];
    });
  }

  private get anchors(): readonly Anchor[] {
    return this.db.context.scopes.get('core.unit.import') ?? [];
  }
}
