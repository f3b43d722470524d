import { randomUUID } from 'node:crypto';
import { childLevelOf, MAX_PAGED_ROWS, ROOT_UNIT_ID } from '@linli/contracts';
import type { CreateUnit, Page, PageQuery, RenameUnit, Unit, UnitChange, UnitDetail, UnitRef } from '@linli/contracts';
import { covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Clock, startOfDay } from '../clock/clock.ts';
import { UnitChecks } from './unit.checks.ts';
import { DuePlans } from './unit-due.ts';
import { UnitChangedError, UnitNotFoundError, UnitOutOfReachError } from './unit.errors.ts';
import { UnitFaults } from './unit.faults.ts';
import { UnitHistoryRepository } from './unit-history.repository.ts';
import type { UnitState } from './unit-history.repository.ts';
import { UnitPlanRepository } from './unit-plan.repository.ts';
import { actionsFor, gridCodePattern, nextGridCode } from './unit.policy.ts';
import { UnitRepository } from './unit.repository.ts';
import { currentOf, toUnit } from './unit.row.ts';
import type { UnitRow } from './unit.row.ts';
import { UnitTreeRepository } from './unit-tree.repository.ts';

/** The administrative tree: read it, add to it, and say more of what is in it. */
@Injectable()
export class UnitService {
  constructor(
    private readonly db: ScopedDb,
    private readonly units: UnitRepository,
    private readonly tree: UnitTreeRepository,
    private readonly history: UnitHistoryRepository,
    private readonly faults: UnitFaults,
    private readonly checks: UnitChecks,
    private readonly plans: UnitPlanRepository,
    private readonly due: DuePlans,
    private readonly clock: Clock,
  ) {}

  /** Children of a unit, or without one the units that the asker's reading is anchored at. */
  async findChildren(
    parentId: number | undefined,
    { page, pageSize, inactive }: PageQuery & { inactive: boolean },
  ): Promise<Page<Unit>> {
    if (parentId === undefined) {
      const rows = await this.units.anchors(this.reach('core.unit.read'));
      const start = (page - 1) * pageSize;
      const items = rows.slice(start, start + pageSize).map(toUnit);
      return { items, page, pageSize, total: rows.length, exact: true };
    }
    await this.getReadable(parentId);
    const { rows, total } = await this.units.children(parentId, { page, pageSize, inactive });
    const exact = total <= MAX_PAGED_ROWS;
    return { items: rows.map(toUnit), page, pageSize, total: Math.min(total, MAX_PAGED_ROWS), exact };
  }

  async search(text: string, inactive: boolean): Promise<(Unit & { path: UnitRef[] })[]> {
    const rows = await this.units.search(text, this.reach('core.unit.read'), inactive);
    return rows.map((row) => ({ ...toUnit(row), path: row.ancestors }));
  }

  async getDetail(id: number): Promise<UnitDetail> {
    const { scopes } = this.db.context;
    const distributing = scopes.get('core.unit.distribute');
    const unit = await this.units.detail(id, distributing !== undefined);
    if (!unit || !covers(this.reach('core.unit.read'), unit)) throw new UnitNotFoundError();
    const { ancestors, aliases, validFrom, validTo, gridKind, successors, predecessors } = unit;
    return {
      ...toUnit(unit),
      // One that has ended gave its code away; it is still known by it.
      code: unit.code ?? unit.lastCode,
      ancestors,
      aliases,
      createdAt: unit.createdAt.toISOString(),
      validFrom,
      validTo,
      gridKind,
      successors,
      predecessors,
      waiting: unit.waiting && covers(distributing, unit),
      actions: actionsFor(unit, scopes),
    };
  }

  async findHistory(id: number): Promise<UnitChange[]> {
    await this.getReadable(id);
    return this.history.find(id);
  }

  async create(command: CreateUnit): Promise<UnitDetail> {
    await this.tree.lock();
    const parent = await this.getActable(command.parentId, 'core.unit.create', 'parentId');
    const today = this.clock.today();
    const planned = command.validFrom !== undefined && command.validFrom > today;
    this.checks.mustBe(parent, planned ? ['active', 'planned'] : ['active'], 'parentId');
    const level = childLevelOf(parent.level);
    if (!level) throw this.faults.invalid('no-child-level', 'parentId', { parent: parent.name });
    if (command.gridKind && level !== 'grid') throw this.faults.invalid('not-a-grid', 'gridKind');
    await this.checks.name(command.name, parent, []);
    const code = command.code ?? (level === 'grid' ? await this.nextGridCode(parent) : null);
    if (command.code) await this.checks.codes([command.code], [], 'code');
    const id = await this.tree.insert({
      parentId: parent.id,
      name: command.name,
      level,
      code,
      state: planned ? 'planned' : 'active',
      validFrom: command.validFrom ?? null,
      gridKind: command.gridKind ?? null,
      since: command.validFrom && !planned ? new Date(startOfDay(command.validFrom)) : this.clock.now(),
    });
    if (planned) await this.expect(id, command.validFrom ?? today);
    await this.history.record([{ unitId: id, kind: 'created', before: null }], {
      reason: null,
      ...(planned ? { facts: { plan: { kind: 'activate', effectiveOn: command.validFrom } } } : {}),
    });
    return this.getDetail(id);
  }

  /** Name, a code that was pending, and what else is known of it: at once. */
  async rename(id: number, command: RenameUnit): Promise<UnitDetail> {
    await this.tree.lock();
    const unit = await this.getActable(id, 'core.unit.update');
    this.checkChangeable(unit, command.version);
    this.checks.mustBe(unit, ['active', 'planned'], 'id');
    const before = (await this.history.states([id])).get(id) ?? null;
    await this.tree.setMoment(this.clock.now());
    if (command.code && command.code !== unit.code) {
      if (unit.code !== null) throw this.faults.invalid('has-code', 'code', { code: unit.code });
      await this.checks.codes([command.code], [id], 'code');
      await this.tree.giveCodes([{ id, code: command.code }]);
      await this.history.record([{ unitId: id, kind: 'recoded', before }], { reason: null });
    }
    if (unit.name !== command.name) {
      const parent = await this.units.find(unit.parentId ?? ROOT_UNIT_ID);
      await this.checks.name(command.name, parent ?? unit, [id]);
      await this.tree.rename(id, command.name);
      await this.history.record([{ unitId: id, kind: 'renamed', before }], { reason: null });
    }
    await this.describe(unit, command, before);
    return this.getDetail(id);
  }

  private async describe(unit: UnitRow, command: RenameUnit, before: UnitState | null): Promise<void> {
    const validFrom = command.validFrom === undefined ? unit.validFrom : command.validFrom;
    const gridKind = command.gridKind === undefined ? unit.gridKind : command.gridKind;
    if (validFrom === unit.validFrom && gridKind === unit.gridKind) return;
    if (gridKind !== null && unit.level !== 'grid') throw this.faults.invalid('not-a-grid', 'gridKind');
    if (validFrom !== unit.validFrom) {
      const latest = await this.units.firstChange(unit.id);
      const tooLate = validFrom !== null && (validFrom > this.clock.today() || (latest !== null && validFrom > latest));
      // A planned unit begins when its plan says so.
      if (tooLate || unit.state === 'planned')
        throw this.faults.invalid('bad-date', 'validFrom', { day: validFrom ?? '' });
    }
    await this.tree.describe(unit.id, { validFrom, gridKind }, validFrom !== unit.validFrom);
    await this.history.record([{ unitId: unit.id, kind: 'described', before }], {
      reason: null,
      facts: { validFrom, gridKind },
    });
  }

  /** A planned unit comes into force on its day. */
  private async expect(id: number, day: string): Promise<void> {
    const order = { kind: 'activate', unitId: id } as const;
    const plan = { id: randomUUID(), order, effectiveOn: day, reason: '', basis: null };
    await this.plans.add(plan, { changed: [id], ended: [], needed: [] }, 'planned');
    this.due.expect(startOfDay(day));
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
    if (unit.version !== version) throw new UnitChangedError(unit.version, currentOf(unit));
  }

  private async nextGridCode(community: UnitRow): Promise<string | null> {
    const used = community.code ? await this.units.codesLike(community.code, gridCodePattern(community.code)) : [];
    const code = nextGridCode(community.code, used);
    if (code === undefined) throw this.faults.taken('codes-exhausted', 'code', { parent: community.name });
    return code;
  }
}
