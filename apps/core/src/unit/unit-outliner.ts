import { ROOT_UNIT_ID } from '@linli/contracts';
import type { UnitTarget } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { followCodes } from './unit-codes.policy.ts';
import { isNew } from './unit-change.types.ts';
import type { EndState, Outline, Target, UnitOrder } from './unit-change.types.ts';
import { UnitChecks } from './unit.checks.ts';
import { UnitFaults } from './unit.faults.ts';
import { isTooLong, recode } from './unit.policy.ts';
import { UnitRepository } from './unit.repository.ts';
import type { SubtreeRow } from './unit.repository.ts';
import { UnitRowsRepository } from './unit-rows.repository.ts';
import type { UnitRow } from './unit.row.ts';

type Order<K extends UnitOrder['kind']> = Extract<UnitOrder, { kind: K }>;

const MAX_NAME = 60;

/** Works out what a change comes to on the tree as it is, and says the first reason why it cannot be made. */
@Injectable()
export class UnitOutliner {
  constructor(
    private readonly units: UnitRepository,
    private readonly rows: UnitRowsRepository,
    private readonly checks: UnitChecks,
    private readonly faults: UnitFaults,
  ) {}

  async outline(order: UnitOrder): Promise<Outline> {
    const subject = await this.checks.get(order.unitId);
    if (subject.id === ROOT_UNIT_ID) throw this.faults.invalid('root', 'id');
    switch (order.kind) {
      case 'move':
        return this.move(order, subject);
      case 'rename':
        return this.rename(order, subject);
      case 'activate':
        return this.activate(order, subject);
      case 'merge':
        return this.merge(order, subject);
      case 'split':
        return this.split(order, subject);
      case 'abolish':
        return this.abolish(order, subject);
    }
  }

  private async move(order: Order<'move'>, unit: UnitRow): Promise<Outline> {
    this.checks.mustBe(unit, ['active', 'planned'], 'id');
    const parent = await this.checks.get(order.parentId, 'parentId');
    this.checks.place(unit, parent);
    this.checks.mustBe(parent, ['active', 'planned'], 'parentId');
    await this.checks.name(unit.name, parent, [unit.id]);
    const subtree = await this.units.subtree(unit.id);
    const recodings = recode(subtree, unit.code, order.code ?? null);
    // A unit whose code was pending has no old code for others to follow; it simply gets one.
    const given = unit.code === null && order.code ? [{ id: unit.id, code: order.code }] : [];
    const outline = { ...empty(order, unit), targets: [{ row: parent }], recodings, given };
    await this.checkCodes(
      outline,
      subtree.map(({ id }) => id),
    );
    return {
      ...outline,
      touched: [...outline.touched, { unit: parent, field: 'parentId' }],
      moves: subtree.filter(({ id }) => id === unit.id).map((row) => ({ unit: row, target: 0 })),
    };
  }

  private async activate(order: Order<'activate'>, unit: UnitRow): Promise<Outline> {
    if (unit.state !== 'planned') return empty(order, unit);
    this.checks.mustBe(await this.checks.get(unit.parentId ?? ROOT_UNIT_ID), ['active'], 'parentId');
    return { ...empty(order, unit), activated: [unit] };
  }

  private async rename(order: Order<'rename'>, unit: UnitRow): Promise<Outline> {
    this.checks.mustBe(unit, ['active', 'planned'], 'id');
    const parent = await this.checks.get(unit.parentId ?? ROOT_UNIT_ID);
    await this.checks.name(order.name, parent, [unit.id]);
    return { ...empty(order, unit), renames: [{ id: unit.id, before: unit.name, after: order.name }] };
  }

  private async merge(order: Order<'merge'>, unit: UnitRow): Promise<Outline> {
    const others = await Promise.all(
      [...new Set(order.others)].filter((id) => id !== unit.id).map((id) => this.checks.get(id, 'others')),
    );
    const goesOn = 'unitId' in order.into ? order.into.unitId : null;
    const ending = [unit, ...others].filter(({ id }) => id !== goesOn);
    if (ending.length === 0) throw this.faults.invalid('no-source', 'others');
    if (goesOn === null && ending.length < 2) throw this.faults.invalid('no-source', 'others');
    const target = await this.target(order.into, unit, ending, 'into');
    return this.takeOver(order, unit, ending, target, 'merged', 'others');
  }

  private async abolish(order: Order<'abolish'>, unit: UnitRow): Promise<Outline> {
    if (order.successorId === undefined) {
      this.checks.mustBe(unit, ['active', 'planned'], 'id');
      const below = (await this.units.subtree(unit.id)).filter(({ id, state }) => id !== unit.id && isThere(state));
      if (below.length > 0)
        throw this.faults.invalid('children-left', 'successorId', { unit: unit.name, count: below.length });
      const left = await this.rows.left(unit.id);
      if (left > 0) throw this.faults.state('rows-left', 'successorId', { unit: unit.name, count: left });
      return { ...empty(order, unit), endings: [{ unit, state: 'abolished', targets: [] }] };
    }
    if (order.successorId === unit.id) throw this.faults.invalid('same-unit', 'successorId', { unit: unit.name });
    const target = await this.target({ unitId: order.successorId }, unit, [unit], 'successorId');
    return this.takeOver(order, unit, [unit], target, 'abolished', 'id');
  }

  /** Units end and one takes over: their children stand below it from then on. */
  private async takeOver(
    order: UnitOrder,
    subject: UnitRow,
    ending: UnitRow[],
    target: Target,
    state: EndState,
    field: string,
  ): Promise<Outline> {
    for (const unit of ending) {
      this.checks.mustBe(unit, ['active'], unit === subject ? 'id' : field);
      if (unit.level !== subject.level) throw this.faults.invalid('other-level', field, { unit: unit.name });
    }
    const below = await Promise.all(ending.map((unit) => this.below(unit)));
    const outline: Outline = {
      ...empty(order, subject),
      targets: [target],
      touched: [
        ...ending.map((unit) => ({ unit, field: unit === subject ? 'id' : field })),
        { unit: isNew(target) ? target.parent : target.row, field: state === 'merged' ? 'into' : 'successorId' },
      ],
      endings: ending.map((unit) => ({ unit, state, targets: [0] })),
      activated: planned(target),
      moves: below
        .flat()
        .flatMap((row) => (ending.some(({ id }) => id === row.parentId) ? [{ unit: row, target: 0 }] : [])),
    };
    const takeovers = ending.map((unit, index) => ({
      rootId: unit.id,
      oldCode: unit.code,
      newCode: codeOf(target),
      below: below[index] ?? [],
    }));
    outline.recodings = followCodes(takeovers, await this.owners([target]));
    outline.renames = await this.newNames(outline);
    await this.checkCodes(
      outline,
      [...ending, ...below.flat()].map(({ id }) => id),
    );
    return outline;
  }

  private async split(order: Order<'split'>, unit: UnitRow): Promise<Outline> {
    this.checks.mustBe(unit, ['active'], 'id');
    const targets: Target[] = [];
    for (const successor of order.successors) targets.push(await this.target(successor, unit, [unit], 'successors'));
    const names = targets.map((target) => (isNew(target) ? `${target.parent.id} ${target.name}` : target.row.id));
    const codes = targets.flatMap((target) => codeOf(target) ?? []);
    if (new Set(names).size < names.length || new Set(codes).size < codes.length)
      throw this.faults.invalid('same-unit', 'successors', { unit: unit.name });
    if (targets.some((target) => !isNew(target) && target.row.id === unit.id))
      throw this.faults.invalid('same-unit', 'successors', { unit: unit.name });

    const below = await this.below(unit);
    const children = below.filter(({ parentId, state }) => parentId === unit.id && isThere(state));
    const place = new Map(order.children.map(({ unitId, successor }) => [unitId, successor]));
    const lost = children.filter(({ id }) => targets[place.get(id) ?? -1] === undefined);
    if (lost.length > 0)
      throw this.faults.invalid('children-unassigned', 'children', {
        units: lost
          .slice(0, 3)
          .map(({ name }) => name)
          .join('、'),
        count: lost.length,
      });
    const outline: Outline = {
      ...empty(order, unit),
      targets,
      touched: [
        { unit, field: 'id' },
        ...targets.map((target) => ({ unit: isNew(target) ? target.parent : target.row, field: 'successors' })),
      ],
      endings: [{ unit, state: 'split', targets: targets.map((_, index) => index) }],
      activated: targets.flatMap(planned),
      moves: children.map((child) => ({ unit: child, target: place.get(child.id) ?? 0 })),
    };
    const takeovers = targets.map((target, index) => ({
      rootId: unit.id,
      oldCode: unit.code,
      newCode: codeOf(target),
      below: within(below, new Set(outline.moves.filter((move) => move.target === index).map((move) => move.unit.id))),
    }));
    outline.recodings = followCodes(takeovers, await this.owners(targets));
    outline.renames = await this.newNames(outline);
    await this.checkCodes(
      outline,
      [unit, ...below].map(({ id }) => id),
    );
    return outline;
  }

  private async target(asked: UnitTarget, like: UnitRow, ending: readonly UnitRow[], field: string): Promise<Target> {
    if ('unitId' in asked) {
      const row = await this.checks.get(asked.unitId, field);
      this.checks.mustBe(row, ['active', 'planned'], field);
      if (row.level !== like.level) throw this.faults.invalid('other-level', field, { unit: row.name });
      return { row };
    }
    const parent = await this.checks.get(asked.parentId ?? like.parentId ?? ROOT_UNIT_ID, field);
    this.checks.mustBe(parent, ['active', 'planned'], field);
    this.checks.levels(like, parent, field);
    const ids = ending.map(({ id }) => id);
    await this.checks.name(asked.name, parent, ids, field);
    if (asked.code) await this.checks.codes([asked.code], ids, field);
    return { name: asked.name, code: asked.code ?? null, parent };
  }

  private async below(unit: UnitRow): Promise<SubtreeRow[]> {
    return (await this.units.subtree(unit.id)).filter(({ id }) => id !== unit.id);
  }

  private async owners(targets: readonly Target[]): Promise<Map<string, Set<number>>> {
    const owners = new Map<string, Set<number>>();
    for (const prefix of targets.flatMap((target) => codeOf(target) ?? []))
      for (const { code, id } of await this.units.codeOwners(prefix))
        owners.set(code, (owners.get(code) ?? new Set()).add(id));
    return owners;
  }

  /** Two of the children may have one name: the one that comes gets its old unit's name in front. */
  private async newNames({ targets, moves, endings }: Outline): Promise<Outline['renames']> {
    const renames: Outline['renames'] = [];
    for (const [index, target] of targets.entries()) {
      const coming = moves.filter((move) => move.target === index && isThere(move.unit.state)).map(({ unit }) => unit);
      const there = isNew(target) ? [] : await this.units.childNames(target.row.id);
      const used = new Set(there);
      for (const unit of coming) {
        if (!used.has(unit.name)) {
          used.add(unit.name);
          continue;
        }
        const from = endings.find((ending) => ending.unit.id === unit.parentId)?.unit.name ?? '';
        let after = `${from}${unit.name}`.slice(0, MAX_NAME);
        for (let number = 2; used.has(after); number++)
          after = `${`${from}${unit.name}`.slice(0, MAX_NAME - 3)}${number}`;
        used.add(after);
        renames.push({ id: unit.id, before: unit.name, after });
      }
    }
    return renames;
  }

  private async checkCodes({ recodings, given }: Outline, mine: number[]): Promise<void> {
    const long = recodings.find(isTooLong);
    if (long) throw this.faults.invalid('code-too-long', 'code', { code: long.after });
    const codes = [...recodings.flatMap(({ after }) => after ?? []), ...given.map(({ code }) => code)];
    await this.checks.codes(codes, mine, 'code');
  }
}

const isThere = (state: UnitRow['state']): boolean => state === 'active' || state === 'planned';
const codeOf = (target: Target): string | null => (isNew(target) ? target.code : target.row.code);
const planned = (target: Target): UnitRow[] => (!isNew(target) && target.row.state === 'planned' ? [target.row] : []);

function empty(order: UnitOrder, subject: UnitRow): Outline {
  return {
    order,
    subject,
    touched: [{ unit: subject, field: 'id' }],
    targets: [],
    endings: [],
    moves: [],
    renames: [],
    recodings: [],
    given: [],
    activated: [],
  };
}

/** Those units, and what stands below them; `below` is ordered from the top down. */
function within(below: readonly SubtreeRow[], roots: ReadonlySet<number>): SubtreeRow[] {
  const inside = new Set(roots);
  for (const { id, parentId } of below) if (parentId !== null && inside.has(parentId)) inside.add(id);
  return below.filter(({ id }) => inside.has(id));
}
