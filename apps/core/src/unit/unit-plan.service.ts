import { MAX_PAGED_ROWS } from '@linli/contracts';
import type { Page, UnitPlan, UnitRef } from '@linli/contracts';
import type { z } from 'zod';
import type { unitPlanQuerySchema } from '@linli/contracts';
import { covers, NotFoundError, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Clock, startOfDay } from '../clock/clock.ts';
import { ACTION } from './unit-change.applier.ts';
import { UnitFaults } from './unit.faults.ts';
import { UnitHistoryRepository } from './unit-history.repository.ts';
import { UnitPlanRepository } from './unit-plan.repository.ts';
import type { PlanRow } from './unit-plan.repository.ts';
import { DuePlans } from './unit-due.ts';
import { UnitOutOfReachError } from './unit.errors.ts';
import { UnitPlanWork } from './unit-plan.work.ts';
import { UnitRepository } from './unit.repository.ts';
import type { UnitRow } from './unit.row.ts';
import { UnitTreeRepository } from './unit-tree.repository.ts';

/** Changes that wait for their day: look at them, take one back, try one again that failed. */
@Injectable()
export class UnitPlanService {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
    private readonly clock: Clock,
    private readonly plans: UnitPlanRepository,
    private readonly units: UnitRepository,
    private readonly tree: UnitTreeRepository,
    private readonly history: UnitHistoryRepository,
    private readonly work: UnitPlanWork,
    private readonly faults: UnitFaults,
    private readonly due: DuePlans,
  ) {}

  async page(query: z.output<typeof unitPlanQuerySchema>): Promise<Page<UnitPlan>> {
    const { rows, total } = await this.plans.page(query, this.db.context.scopes.get('core.unit.read') ?? []);
    const { page, pageSize } = query;
    const items = await this.toPlans(rows);
    return { items, page, pageSize, total: Math.min(total, MAX_PAGED_ROWS), exact: total <= MAX_PAGED_ROWS };
  }

  async get(id: string): Promise<UnitPlan> {
    const [plan] = await this.toPlans([await this.plans.get(id)]);
    if (!plan) throw new Error('one row makes one plan');
    return plan;
  }

  async cancel(id: string): Promise<UnitPlan> {
    await this.tree.lock();
    const { plan, unit } = await this.getActable(id);
    if (plan.state !== 'planned' && plan.state !== 'failed') throw this.faults.state('plan-decided', 'id', {});
    await this.plans.decide(id, 'cancelled', this.db.context.account.name);
    const before = (await this.history.states([unit.id])).get(unit.id) ?? null;
    // A unit that never came into force does not come any more.
    if (plan.kind === 'activate' && unit.state === 'planned') {
      await this.tree.freeCodes([unit.id]);
      await this.tree.end({ id: unit.id, code: null, state: 'abolished', successors: [] }, this.clock.today());
    }
    await this.history.record([{ unitId: unit.id, kind: 'cancelled', before }], {
      reason: plan.reason,
      facts: { plan: { kind: plan.kind, effectiveOn: plan.effectiveOn } },
    });
    return this.get(id);
  }

  /** One that failed is checked again: done at once when its day has come, else it waits for it. */
  async retry(id: string): Promise<UnitPlan> {
    await this.tree.lock();
    const { plan } = await this.getActable(id);
    if (plan.state !== 'failed') throw this.faults.state('plan-decided', 'id', {});
    if (plan.effectiveOn <= this.clock.today()) {
      await this.work.apply({ ...plan, effectiveOn: this.clock.today() });
      await this.plans.decide(id, 'applied', this.db.context.account.name);
    } else {
      await this.plans.decide(id, 'planned', this.db.context.account.name);
      this.due.expect(startOfDay(plan.effectiveOn));
    }
    return this.get(id);
  }

  kindWord(kind: PlanRow['kind']): string {
    return this.texts.find(this.db.context.locale, `unit.plan.${kind}`) ?? kind;
  }

  private async getActable(id: string): Promise<{ plan: PlanRow; unit: UnitRow }> {
    const { scopes } = this.db.context;
    const plan = await this.plans.find(id, scopes.get('core.unit.read') ?? []);
    const unit = plan && (await this.units.find(plan.unitId));
    if (!plan || !unit) throw new NotFoundError('core.unit.plan-not-found');
    const permission = ACTION[plan.kind];
    if (!covers(scopes.get(permission), unit)) throw new UnitOutOfReachError(permission, unit.name);
    return { plan, unit };
  }

  private async toPlans(rows: readonly PlanRow[]): Promise<UnitPlan[]> {
    const { locale, scopes } = this.db.context;
    const units = new Map(
      (
        await this.units.findAll(rows.flatMap(({ unitId, changed, order }) => [unitId, ...changed, ...namedIn(order)]))
      ).map((unit) => [unit.id, unit]),
    );
    const refs = (ids: readonly number[]): UnitRef[] =>
      [...new Set(ids)].flatMap((id) => {
        const unit = units.get(id);
        return unit ? [{ id, name: unit.name, level: unit.level }] : [];
      });
    return rows.flatMap((row): UnitPlan[] => {
      const { id, kind, effectiveOn, reason, basis, state, failure, by, order } = row;
      const [unit] = refs([row.unitId]);
      const at = units.get(row.unitId);
      if (!unit || !at) return [];
      const may = covers(scopes.get(ACTION[kind]), at);
      return [
        {
          id,
          kind,
          effectiveOn,
          unit,
          units: refs(row.changed),
          targets: targetNames(order, (unitId) => units.get(unitId)?.name),
          reason,
          basis,
          state,
          failure: failure && {
            code: failure.code,
            title: this.texts.find(locale, `errors.${failure.code}.title`, failure.params) ?? failure.code,
            remedy: this.texts.find(locale, `errors.${failure.code}.remedy`, failure.params) ?? null,
          },
          by,
          createdAt: row.createdAt.toISOString(),
          decidedAt: row.decidedAt?.toISOString() ?? null,
          actions: may ? (state === 'failed' ? ['retry', 'cancel'] : state === 'planned' ? ['cancel'] : []) : [],
        },
      ];
    });
  }
}

function namedIn(order: PlanRow['order']): number[] {
  switch (order.kind) {
    case 'move':
      return [order.parentId];
    case 'merge':
      return 'unitId' in order.into ? [order.into.unitId] : [];
    case 'split':
      return order.successors.flatMap((target) => ('unitId' in target ? [target.unitId] : []));
    case 'abolish':
      return order.successorId === undefined ? [] : [order.successorId];
    default:
      return [];
  }
}

function targetNames(order: PlanRow['order'], nameOf: (id: number) => string | undefined): string[] {
  if (order.kind === 'rename') return [order.name];
  const made = order.kind === 'merge' ? [order.into] : order.kind === 'split' ? order.successors : [];
  if (made.length > 0)
    return made.flatMap((target) => ('unitId' in target ? (nameOf(target.unitId) ?? []) : target.name));
  return namedIn(order).flatMap((id) => nameOf(id) ?? []);
}
