import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Asker } from '../testing/asker.ts';
import { ANSWER, CHECK, READ, WRITE, startTodoWorld } from './testing/todo-world.ts';
import type { TodoWorld } from './testing/todo-world.ts';

const RUNS = 12;
const SETS = [[READ, WRITE], [READ, WRITE], [WRITE], [READ]];

let world: TodoWorld;
let checks = 0;
beforeAll(async () => {
  world = await startTodoWorld();
});
afterAll(() => world?.stop());

const pick = fc.nat({ max: 997 });
const todoPlan = fc.record({
  unit: pick,
  who: fc.constantFrom('anybody', 'anybody', 'barred', 'named', 'answer'),
  account: pick,
  until: fc.option(fc.integer({ min: -72, max: 72 })),
});
const stepPlan = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), unit: pick, to: pick }),
  fc.record({ kind: fc.constant('grant' as const), account: pick, set: pick, unit: pick }),
  fc.record({ kind: fc.constant('revoke' as const), account: pick }),
  fc.record({ kind: fc.constant('close' as const), todo: pick }),
);
const plan = fc.record({
  communities: fc.array(pick, { minLength: 1, maxLength: 4 }),
  grids: fc.array(pick, { minLength: 1, maxLength: 4 }),
  grants: fc.array(fc.record({ account: pick, set: pick, unit: pick }), { minLength: 2, maxLength: 8 }),
  todos: fc.array(todoPlan, { minLength: 4, maxLength: 14 }),
  steps: fc.array(stepPlan, { minLength: 2, maxLength: 4 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

interface Waiting {
  title: string;
  record: string;
  unit: number;
  kind: string;
  account: string | null;
  barrier: string | null;
  until: number;
}

/** The naive oracle: walks up the tree as it is now, and looks at every todo. */
class Oracle {
  readonly parent = new Map<number, number>();
  readonly units: number[] = [];
  grants: { account: string; permissions: readonly string[]; unit: number }[] = [];
  todos: Waiting[] = [];

  add(unit: number, parent: number): number {
    this.parent.set(unit, parent);
    this.units.push(unit);
    return unit;
  }

  isIn(unit: number, above: number): boolean {
    for (let at: number | undefined = unit; at !== undefined; at = this.parent.get(at)) if (at === above) return true;
    return false;
  }

  private may(account: string, permission: string, unit: number): boolean {
    return this.grants.some(
      (grant) => grant.account === account && grant.permissions.includes(permission) && this.isIn(unit, grant.unit),
    );
  }

  waitingFor(account: string): Waiting[] {
    return this.todos
      .filter((todo) => {
        if (todo.account !== null && todo.account !== account) return false;
        if (todo.kind === ANSWER) return true;
        return todo.barrier !== account && this.may(account, WRITE, todo.unit) && this.may(account, READ, todo.unit);
      })
      .sort((a, b) => a.until - b.until || a.title.localeCompare(b.title));
  }
}

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

async function build({ communities, grids, grants, todos }: Plan) {
  const { platform, database } = world.core;
  await database.client.query('DELETE FROM core.todo');
  const oracle = new Oracle();
  const district = oracle.add(await platform.unit('district'), 1);
  const streets = [
    oracle.add(await platform.unit('street', district), district),
    oracle.add(await platform.unit('street', district), district),
  ];
  const below = async (level: 'community' | 'grid', choices: number[], above: number[]) => {
    const made: number[] = [];
    for (const choice of choices) {
      const parent = at(above, choice);
      made.push(oracle.add(await platform.unit(level, parent), parent));
    }
    return made;
  };
  const inStreets = await below('community', communities, streets);
  const inCommunities = await below('grid', grids, inStreets);
  const askers: Asker[] = [];
  for (const name of ['甲', '乙', '丙']) askers.push(await world.asker(name));
  const grant = async (choice: { account: number; set: number; unit: number }) => {
    const [permissions, { id }, unit] = [
      at(SETS, choice.set),
      at(askers, choice.account),
      at(oracle.units, choice.unit),
    ];
    await platform.grant(id, [...permissions], unit);
    oracle.grants.push({ account: id, permissions, unit });
  };
  for (const choice of grants) await grant(choice);
  for (const [index, { unit, who, account, until }] of todos.entries()) {
    const { id } = at(askers, account);
    const todo = {
      title: `事${String(index).padStart(2, '0')}`,
      unit: at(oracle.units, unit),
      kind: who === 'answer' ? ANSWER : CHECK,
      account: who === 'named' || who === 'answer' ? id : null,
      barrier: who === 'barred' ? id : null,
      until: until === null ? Infinity : until,
    };
    const record = await world.open({
      ...todo,
      unitId: todo.unit,
      since: new Date(Date.UTC(2026, 0, 1, index)).toISOString(),
      until: until === null ? null : new Date(Date.UTC(2026, 11, 1) + until * 3_600_000).toISOString(),
    });
    oracle.todos.push({ ...todo, record });
  }
  return { oracle, askers, grant, streets, inStreets, inCommunities };
}

async function compare(oracle: Oracle, askers: readonly Asker[]): Promise<void> {
  for (const asker of askers) {
    const expected = oracle.waitingFor(asker.id);
    const titles = (todos: readonly Waiting[]) => todos.map(({ title }) => title);
    expect(await world.titles(asker)).toEqual(titles(expected));
    expect(await world.count(asker)).toEqual({ total: expected.length, exact: true });
    expect(await world.titles(asker, `kind=${CHECK}`)).toEqual(titles(expected.filter(({ kind }) => kind === CHECK)));
    for (const unit of oracle.units) {
      const here = expected.filter((todo) => oracle.isIn(todo.unit, unit));
      expect(await world.titles(asker, `unit=${unit}`)).toEqual(titles(here));
      expect((await world.count(asker, `unit=${unit}`)).total).toBe(here.length);
    }
    checks += 2 * oracle.units.length + 3;
  }
}

test('what waits for each account is what a naive oracle says, in random trees, with random grants, after every change', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (given) => {
      const { oracle, askers, grant, streets, inStreets, inCommunities } = await build(given);
      await world.settle();
      await compare(oracle, askers);
      for (const step of given.steps) {
        if (step.kind === 'grant') await grant(step);
        if (step.kind === 'revoke') {
          const { id } = at(askers, step.account);
          await world.core.platform.revoke(id);
          oracle.grants = oracle.grants.filter(({ account }) => account !== id);
        }
        if (step.kind === 'move') {
          const unit = at([...inStreets, ...inCommunities], step.unit);
          const parent = at(inStreets.includes(unit) ? streets : inStreets, step.to);
          await world.core.platform.move(unit, parent);
          oracle.parent.set(unit, parent);
        }
        if (step.kind === 'close' && oracle.todos.length > 0) {
          const { record } = at(oracle.todos, step.todo);
          await world.close(record);
          oracle.todos = oracle.todos.filter((todo) => todo.record !== record);
        }
        await world.settle();
        await compare(oracle, askers);
      }
    }),
    { numRuns: RUNS },
  );
  expect(checks).toBeGreaterThan(1_000);
}, 180_000);
