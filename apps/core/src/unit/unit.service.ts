import { childLevelOf, MAX_PAGED_ROWS, ROOT_UNIT_ID } from '@linli/contracts';
import type {
  CreateUnit,
  MoveUnit,
  Page,
  PageQuery,
  RenameUnit,
  Unit,
  UnitChange,
  UnitDetail,
  UnitRef,
} from '@linli/contracts';
import { covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { UnitChangedError, UnitNotFoundError, UnitOutOfReachError } from './unit.errors.ts';
import { UnitFaults } from './unit.faults.ts';
import { UnitHistoryRepository } from './unit-history.repository.ts';
import {
  actionsFor,
  gridCodePattern,
  isPlainName,
  isTooLong,
  nextGridCode,
  placeProblem,
  recode,
} from './unit.policy.ts';
import { UnitRepository } from './unit.repository.ts';
import { pathOf, toUnit } from './unit.row.ts';
import type { UnitRow } from './unit.row.ts';
import { UnitTreeRepository } from './unit-tree.repository.ts';

/** The administrative tree: read it, add to it, rename and move in it. */
@Injectable()
export class UnitService {
  constructor(
    private readonly db: ScopedDb,
    private readonly units: UnitRepository,
    private readonly tree: UnitTreeRepository,
    private readonly history: UnitHistoryRepository,
    private readonly faults: UnitFaults,
  ) {}

  /** Children of a unit, or without one the units that the asker's reading is anchored at. */
  async findChildren(parentId: number | undefined, page: PageQuery): Promise<Page<Unit>> {
    if (parentId === undefined) {
      const rows = await this.units.anchors(this.reach('core.unit.read'));
      const start = (page.page - 1) * page.pageSize;
      const items = rows.slice(start, start + page.pageSize).map(toUnit);
      return { items, ...page, total: rows.length, exact: true };
    }
    await this.getReadable(parentId);
    const { rows, total } = await this.units.children(parentId, page);
    return { items: rows.map(toUnit), ...page, total: Math.min(total, MAX_PAGED_ROWS), exact: total <= MAX_PAGED_ROWS };
  }

  async search(text: string): Promise<(Unit & { path: UnitRef[] })[]> {
    const rows = await this.units.search(text, this.reach('core.unit.read'));
    const paths = await this.units.ancestors(rows.map(({ id }) => id));
    return rows.map((row) => ({ ...toUnit(row), path: paths.get(row.id) ?? [] }));
  }

  async getDetail(id: number): Promise<UnitDetail> {
    const unit = await this.getReadable(id);
    const [ancestors, aliases] = await Promise.all([this.units.ancestors([id]), this.units.aliases(id)]);
    return {
      ...toUnit(unit),
      ancestors: ancestors.get(id) ?? [],
      aliases,
      createdAt: unit.createdAt.toISOString(),
      actions: actionsFor(unit, this.db.context.scopes),
    };
  }

  async findHistory(id: number): Promise<UnitChange[]> {
    await this.getReadable(id);
    return this.history.find(id);
  }

  async create(command: CreateUnit): Promise<UnitDetail> {
    await this.tree.lock();
    const parent = await this.getActable(command.parentId, 'core.unit.create', 'parentId');
    const level = childLevelOf(parent.level);
    if (!level) throw this.faults.invalid('no-child-level', 'parentId', { parent: parent.name });
    await this.checkName(command.name, parent);
    const code = command.code ?? (level === 'grid' ? await this.nextGridCode(parent) : null);
    if (command.code) await this.checkCodes([command.code], [], 'code');
    const id = await this.tree.insert({ parentId: parent.id, name: command.name, level, code });
    await this.history.record([{ unitId: id, kind: 'created', before: null }], { reason: null });
    return this.getDetail(id);
  }

  async rename(id: number, command: RenameUnit): Promise<UnitDetail> {
    await this.tree.lock();
    const unit = await this.getActable(id, 'core.unit.update');
    this.checkChangeable(unit, command.version);
    if (unit.name === command.name) return this.getDetail(id);
    const parent = await this.units.find(unit.parentId ?? ROOT_UNIT_ID);
    await this.checkName(command.name, parent ?? unit, id);
    const before = (await this.history.states([id])).get(id) ?? null;
    await this.tree.rename(id, command.name);
    await this.history.record([{ unitId: id, kind: 'renamed', before }], { reason: null });
    return this.getDetail(id);
  }

  /** Now: from the commit on, the new ancestors see all rows of the unit and the old ones none. */
  async move(id: number, command: MoveUnit): Promise<UnitDetail> {
    await this.tree.lock();
    const unit = await this.getActable(id, 'core.unit.move');
    this.checkChangeable(unit, command.version);
    const parent = await this.getActable(command.parentId, 'core.unit.move', 'parentId');
    this.checkPlace(unit, parent);
    await this.checkName(unit.name, parent, id);
    const subtree = await this.units.subtree(id);
    const recodings = recode(subtree, unit.code, command.code ?? null);
    // A unit whose code was pending has no old code for others to follow; it simply gets one.
    const given = unit.code === null && command.code ? [{ id, code: command.code }] : [];
    await this.checkRecodings(
      recodings,
      given.map(({ code }) => code),
      subtree.map((below) => below.id),
    );

    const before = await this.history.states([id, ...recodings.map((change) => change.id)]);
    const affected = await this.tree.move([{ id, parentId: parent.id }]);
    await this.tree.recode(recodings);
    await this.tree.giveCodes(given);
    const stateOf = (unitId: number) => before.get(unitId) ?? null;
    const recoded = [...recodings, ...given].map((change) => change.id);
    await this.history.record([{ unitId: id, kind: 'moved', before: stateOf(id) }], {
      reason: command.reason,
      affected,
    });
    await this.history.record(
      recoded.map((unitId) => ({ unitId, kind: 'recoded' as const, before: stateOf(unitId) })),
      { reason: command.reason },
    );
    return this.getDetail(id);
  }

  private reach(permission: string) {
    return this.db.context.scopes.get(permission) ?? [];
  }

  /** `field` names where the id came from, when it did not stand in the address. */
  private async getReadable(id: number, field?: string): Promise<UnitRow> {
    const unit = await this.units.find(id);
    if (unit && covers(this.reach('core.unit.read'), unit)) return unit;
    throw field === undefined ? new UnitNotFoundError() : this.faults.notFound(field);
  }

  private async getActable(id: number, permission: string, field?: string): Promise<UnitRow> {
    const unit = await this.getReadable(id, field);
    if (!covers(this.reach(permission), unit)) throw new UnitOutOfReachError(permission, unit.name);
    return unit;
  }

  private checkChangeable(unit: UnitRow, version: number): void {
    if (unit.id === ROOT_UNIT_ID) throw this.faults.invalid('root', 'id');
    if (unit.version !== version) throw new UnitChangedError(unit.version);
  }

  private async checkName(name: string, parent: UnitRow, except = 0): Promise<void> {
    if (!isPlainName(name)) throw this.faults.invalid('bad-name', 'name');
    if (await this.units.childNamed(parent.id, name, except))
      throw this.faults.taken('name-taken', 'name', { name, parent: parent.name });
  }

  private async checkCodes(codes: readonly string[], except: readonly number[], field: string): Promise<void> {
    const [taken] = await this.units.codesTaken(codes, except);
    if (taken !== undefined) throw this.faults.taken('code-taken', field, { code: taken });
  }

  private checkPlace(unit: UnitRow, parent: UnitRow): void {
    const problem = placeProblem(unit, parent, pathOf(parent));
    if (!problem) return;
    throw this.faults.invalid(problem, 'parentId', {
      unit: unit.name,
      level: this.faults.level(unit.level),
      parent: parent.name,
      parentLevel: this.faults.level(parent.level),
    });
  }

  private async checkRecodings(
    recodings: ReturnType<typeof recode>,
    given: string[],
    subtree: number[],
  ): Promise<void> {
    const long = recodings.find(isTooLong);
    if (long) throw this.faults.invalid('code-too-long', 'code', { code: long.after });
    const codes = recodings.flatMap(({ after }) => after ?? []);
    await this.checkCodes([...codes, ...given], subtree, 'code');
  }

  private async nextGridCode(community: UnitRow): Promise<string | null> {
    const used = community.code ? await this.units.codesLike(community.code, gridCodePattern(community.code)) : [];
    const code = nextGridCode(community.code, used);
    if (code === undefined) throw this.faults.taken('codes-exhausted', 'code', { parent: community.name });
    return code;
  }
}
