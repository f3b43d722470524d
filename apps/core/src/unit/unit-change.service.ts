import { randomUUID } from 'node:crypto';
import type { RenameUnit, UnitCommand, UnitDetail, UnitPlan, UnitPreview } from '@linli/contracts';
import { covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Clock, startOfDay } from '../clock/clock.ts';
import { ACTION, UnitChangeApplier } from './unit-change.applier.ts';
import { idsOf, isNew } from './unit-change.types.ts';
import type { Outline, UnitChangePlan, UnitOrder } from './unit-change.types.ts';
import { UnitChangedError, UnitNotFoundError, UnitOutOfReachError } from './unit.errors.ts';
import { UnitFaults } from './unit.faults.ts';
import { UnitHistoryRepository } from './unit-history.repository.ts';
import { UnitOutliner } from './unit-outliner.ts';
import { UnitPlanRepository } from './unit-plan.repository.ts';
import type { PlanUnits } from './unit-plan.repository.ts';
import { UnitPlanService } from './unit-plan.service.ts';
import { UnitPreviewer } from './unit-previewer.ts';
import { UnitRepository } from './unit.repository.ts';
import { currentOf } from './unit.row.ts';
import type { UnitRow } from './unit.row.ts';
import { DuePlans } from './unit-due.ts';
import { UnitService } from './unit.service.ts';
import { UnitTreeRepository } from './unit-tree.repository.ts';

interface Terms {
  reason: string;
  basis?: string | undefined;
  effectiveOn?: string | undefined;
  version: number;
}

/** Moves, merges, splits and abolishes units: now, or from a later day on. */
@Injectable()
export class UnitChangeService {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
    private readonly units: UnitRepository,
    private readonly service: UnitService,
    private readonly tree: UnitTreeRepository,
    private readonly outliner: UnitOutliner,
    private readonly applier: UnitChangeApplier,
    private readonly previewer: UnitPreviewer,
    private readonly plans: UnitPlanRepository,
    private readonly planService: UnitPlanService,
    private readonly history: UnitHistoryRepository,
    private readonly faults: UnitFaults,
    private readonly due: DuePlans,
  ) {}

  async move(id: number, command: Omit<Extract<UnitCommand, { kind: 'move' }>, 'kind'>): Promise<UnitDetail> {
    const { reason, basis, effectiveOn, version, ...order } = command;
    await this.change({ kind: 'move', unitId: id, ...order }, { reason, basis, effectiveOn, version });
    return this.service.getDetail(id);
  }

  /** At once, or a name from a later day on. */
  async rename(id: number, command: RenameUnit): Promise<UnitDetail> {
    const { name, effectiveOn, version } = command;
    if (effectiveOn === undefined || effectiveOn <= this.clock.today()) return this.service.rename(id, command);
    await this.change({ kind: 'rename', unitId: id, name }, { reason: '', effectiveOn, version });
    return this.service.getDetail(id);
  }

  async merge(id: number, command: Omit<Extract<UnitCommand, { kind: 'merge' }>, 'kind'>): Promise<UnitPlan> {
    return this.planned({ kind: 'merge', ...command }, id);
  }

  async split(id: number, command: Omit<Extract<UnitCommand, { kind: 'split' }>, 'kind'>): Promise<UnitPlan> {
    return this.planned({ kind: 'split', ...command }, id);
  }

  async abolish(id: number, command: Omit<Extract<UnitCommand, { kind: 'abolish' }>, 'kind'>): Promise<UnitPlan> {
    return this.planned({ kind: 'abolish', ...command }, id);
  }

  /** What it would do. Nothing is saved. */
  preview(id: number, command: UnitCommand): Promise<UnitPreview> {
    const { order, terms } = partsOf(id, command);
    return this.db.run(this.db.context, 'read', async () => {
      const outline = await this.check(order, terms);
      const day = this.dayOf(terms, outline);
      await this.refuseConflict(outline, day);
      return this.previewer.preview(outline, { effectiveOn: day, atOnce: day <= this.clock.today() });
    });
  }

  private async planned(command: UnitCommand, id: number): Promise<UnitPlan> {
    const { order, terms } = partsOf(id, command);
    const planId = await this.change(order, terms);
    return this.planService.get(planId);
  }

  /** Checks, and then does it or keeps it for its day. */
  private async change(order: UnitOrder, terms: Terms): Promise<string> {
    await this.tree.lock();
    const outline = await this.check(order, terms);
    const plan: UnitChangePlan = {
      id: randomUUID(),
      order,
      effectiveOn: this.dayOf(terms, outline),
      reason: terms.reason,
      basis: terms.basis ?? null,
    };
    await this.refuseConflict(outline, plan.effectiveOn);
    if (plan.effectiveOn <= this.clock.today()) {
      await this.plans.add(plan, unitsOf(outline), 'applied');
      await this.applier.apply(outline, plan);
      return plan.id;
    }
    await this.plans.add(plan, unitsOf(outline), 'planned');
    this.due.expect(startOfDay(plan.effectiveOn));
    const facts = { kind: order.kind, effectiveOn: plan.effectiveOn, targets: outline.targets.map(targetName) };
    const changed = unitsOf(outline).changed;
    const states = await this.history.states(changed);
    await this.history.record(
      changed.map((unitId) => ({ unitId, kind: 'planned' as const, before: states.get(unitId) ?? null })),
      { reason: plan.reason, facts: { plan: { ...facts, targets: facts.targets.join('、') } } },
    );
    return plan.id;
  }

  private async check(order: UnitOrder, { version }: Terms): Promise<Outline> {
    const permission = ACTION[order.kind];
    const subject = await this.getReadable(order.unitId);
    this.mustReach(subject, permission);
    for (const { id, field } of idsOf(order)) await this.getReadable(id, field);
    if (subject.version !== version) throw new UnitChangedError(subject.version, currentOf(subject));
    const outline = await this.outliner.outline(order);
    for (const { unit } of outline.touched) this.mustReach(unit, permission);
    return outline;
  }

  /** An earlier day is taken as it is, but nothing is put before what was changed since. */
  private dayOf({ effectiveOn }: Terms, { subject, endings, targets }: Outline): string {
    const today = this.clock.today();
    const day = effectiveOn ?? today;
    if (day > LAST_DAY || day < FIRST_DAY) throw this.faults.invalid('bad-date', 'effectiveOn', { day });
    if (day >= today) return day;
    const rows = [
      subject,
      ...endings.map(({ unit }) => unit),
      ...targets.flatMap((t) => (isNew(t) ? t.parent : t.row)),
    ];
    const last = Math.max(...rows.map(({ since }) => since?.getTime() ?? 0));
    if (startOfDay(day) < last) throw this.faults.invalid('before-last-change', 'effectiveOn', { day });
    return day;
  }

  private async refuseConflict(outline: Outline, day: string): Promise<void> {
    const other = await this.plans.inTheWay(unitsOf(outline));
    if (!other) return;
    throw this.faults.state('planned-already', 'effectiveOn', {
      unit: other.unitName,
      day: other.effectiveOn,
      by: other.by,
      kind: this.planService.kindWord(other.kind),
      wanted: day,
    });
  }

  private async getReadable(id: number, field?: string): Promise<UnitRow> {
    const unit = await this.units.find(id);
    if (unit && covers(this.db.context.scopes.get('core.unit.read'), unit)) return unit;
    throw field === undefined ? new UnitNotFoundError() : this.faults.notFound(field);
  }

  private mustReach(unit: UnitRow, permission: string): void {
    if (!covers(this.db.context.scopes.get(permission), unit)) throw new UnitOutOfReachError(permission, unit.name);
  }
}

const FIRST_DAY = '1949-10-01';
const LAST_DAY = '2199-12-31';
const targetName = (target: Outline['targets'][number]): string => (isNew(target) ? target.name : target.row.name);

function partsOf(unitId: number, command: UnitCommand): { order: UnitOrder; terms: Terms } {
  const { reason, basis, effectiveOn, version, ...order } = command;
  return { order: { ...order, unitId }, terms: { reason, basis, effectiveOn, version } };
}

/** Children only follow: a plan of their own does not stand in the way, it is checked again on its day. */
function unitsOf({ subject, endings, targets }: Outline): PlanUnits {
  const ended = endings.map(({ unit }) => unit.id);
  return {
    changed: [...new Set([subject.id, ...ended])],
    ended,
    needed: targets
      .map((target) => (isNew(target) ? target.parent.id : target.row.id))
      .filter((id) => !ended.includes(id)),
  };
}
