import { AuditTrail, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Clock, startOfDay } from '../clock/clock.ts';
import { isNew } from './unit-change.types.ts';
import type { Outline, Target, UnitChangePlan } from './unit-change.types.ts';
import { UnitHistoryRepository } from './unit-history.repository.ts';
import type { HistoryLine, UnitState } from './unit-history.repository.ts';
import { UnitRepository } from './unit.repository.ts';
import type { UnitRow } from './unit.row.ts';
import { UnitRowsRepository } from './unit-rows.repository.ts';
import { UnitTreeRepository } from './unit-tree.repository.ts';

/** Puts a checked change into force, as a whole, in the transaction under way. Who may was asked before. */
@Injectable()
export class UnitChangeApplier {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
    private readonly units: UnitRepository,
    private readonly tree: UnitTreeRepository,
    private readonly rows: UnitRowsRepository,
    private readonly history: UnitHistoryRepository,
    private readonly audit: AuditTrail,
  ) {}

  async apply(outline: Outline, plan: UnitChangePlan): Promise<void> {
    const { order, subject, endings, moves, renames, recodings, given, activated } = outline;
    await this.tree.setMoment(this.momentOf(plan.effectiveOn));
    const before = await this.history.states([
      ...new Set([
        subject.id,
        ...endings.map(({ unit }) => unit.id),
        ...[...moves.map(({ unit }) => unit), ...renames, ...recodings, ...given, ...activated].map(({ id }) => id),
      ]),
    ]);

    await this.tree.freeCodes(endings.map(({ unit }) => unit.id));
    const targets = await this.makeTargets(outline, plan.effectiveOn);
    await this.tree.activate(
      activated.map(({ id }) => id),
      plan.effectiveOn,
    );
    const touched = await this.tree.move(
      moves.map(({ unit, target }) => ({ id: unit.id, parentId: targets[target] ?? 0 })),
    );
    await this.tree.recode(recodings, order.kind === 'move' ? 'moved' : 'merged');
    await this.tree.giveCodes(given);
    for (const { id, after } of renames) await this.tree.rename(id, after);
    for (const ending of endings) await this.end(ending, targets, plan);
    await this.record(outline, plan, before, { targets, touched });
  }

  /** Today counts from now; an earlier day, and a day that was waited for, from its beginning. */
  private momentOf(day: string): Date {
    return this.clock.today() === day && !this.isWaitedFor ? this.clock.now() : new Date(startOfDay(day));
  }

  private get isWaitedFor(): boolean {
    return this.db.context.requestId.startsWith('plan:');
  }

  private async makeTargets({ targets, subject }: Outline, day: string): Promise<number[]> {
    const ids: number[] = [];
    for (const target of targets)
      ids.push(
        isNew(target)
          ? await this.tree.insert({
              parentId: target.parent.id,
              name: target.name,
              level: subject.level,
              code: target.code,
              state: 'active',
              validFrom: day,
              gridKind: subject.gridKind,
              since: this.momentOf(day),
            })
          : target.row.id,
      );
    return ids;
  }

  private async end(
    { unit, state, targets }: Outline['endings'][number],
    ids: readonly number[],
    plan: UnitChangePlan,
  ): Promise<void> {
    const successors = targets.flatMap((place) => ids[place] ?? []);
    await this.tree.end({ id: unit.id, code: unit.code, state, successors }, plan.effectiveOn);
    const [only] = successors;
    const fate = 'grants' in plan.order ? plan.order.grants : 'end';
    if (successors.length === 1 && only !== undefined) await this.rows.follow(unit.id, only);
    else if (successors.length > 1) {
      const common = await this.units.commonOf([...successors, unit.parentId ?? 1]);
      await this.rows.distribute(plan.id, unit.id, common.id);
    }
    const follows = fate === 'follow' && successors.length === 1;
    await this.rows.followGrants(unit.id, follows ? (only ?? null) : null, plan.reason);
  }

  private async record(
    outline: Outline,
    { order, reason, id }: UnitChangePlan,
    before: ReadonlyMap<number, UnitState>,
    done: { targets: readonly number[]; touched: number },
  ): Promise<void> {
    const was = (unitId: number) => before.get(unitId) ?? null;
    const names = (units: readonly { name: string }[]) => units.map(({ name }) => name).join('、');
    const targets = await this.units.findAll(done.targets);
    const targetsOf = (places: readonly number[]) =>
      places.flatMap((place) => targets.find(({ id: unitId }) => unitId === done.targets[place]) ?? []);
    const ended = outline.endings.map(({ unit }) => unit);
    const lines: HistoryLine[] = [
      ...outline.activated.map(({ id: unitId }): HistoryLine => ({ unitId, kind: 'activated', before: was(unitId) })),
      ...outline.moves.map(({ unit }): HistoryLine => ({
        unitId: unit.id,
        kind: 'moved',
        before: was(unit.id),
        ...(order.kind === 'move' ? { facts: { affected: done.touched } } : {}),
      })),
      ...[...outline.recodings, ...outline.given].map(({ id: unitId }): HistoryLine => ({
        unitId,
        kind: 'recoded',
        before: was(unitId),
      })),
      ...outline.renames.map(({ id: unitId }): HistoryLine => ({ unitId, kind: 'renamed', before: was(unitId) })),
      ...outline.endings.map(({ unit, state, targets: places }): HistoryLine => ({
        unitId: unit.id,
        kind: state,
        before: was(unit.id),
        facts: { successors: names(targetsOf(places)) },
      })),
      ...(ended.length > 0
        ? outline.targets.flatMap((target, place): HistoryLine[] => {
            const unitId = done.targets[place];
            if (unitId === undefined) return [];
            const kind = order.kind === 'split' || isNew(target) ? 'arose' : 'took-over';
            return [{ unitId, kind, before: null, facts: { predecessors: names(ended) } }];
          })
        : []),
    ];
    await this.history.record(lines, { reason });
    const { subject } = outline;
    this.audit.changed({
      action: ACTION[order.kind],
      target: { type: 'core.unit', id: String(subject.id), title: subject.name },
      unit: subject.id,
      reason,
      before: auditState(subject),
      after: {
        ...auditState((await this.units.find(subject.id)) ?? subject),
        plan: id,
        into: outline.targets.map(wordOf),
      },
    });
  }
}

export const ACTION = {
  move: 'core.unit.move',
  rename: 'core.unit.update',
  activate: 'core.unit.create',
  merge: 'core.unit.merge',
  split: 'core.unit.split',
  abolish: 'core.unit.abolish',
} as const;

const wordOf = (target: Target): string => (isNew(target) ? target.name : `${target.row.id} ${target.row.name}`);

function auditState({ name, code, parentId, state, validFrom, validTo }: UnitRow): Record<string, unknown> {
  return { name, code, parentId, state, validFrom, validTo };
}
