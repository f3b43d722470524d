import { readFileSync } from 'node:fs';
import { CONTEXT_HEADER } from '@linli/contracts';
import { pluginSchemaName } from '@linli/sdk-server';
import { startTestPlugin } from '@linli/sdk-server/testing';
import type { TestPlugin } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ISSUE_PERMISSION as P } from '../../contract/index.ts';
import type { IssueCounts, IssueDetail, IssuePage } from '../../contract/index.ts';
import { definition } from '../definition.ts';

const RUNS = 18;
const ACCOUNTS = 4;
/** Also sets without `read`: an act held here must open nothing that is read there. */
const SETS = [
  [P.read],
  [P.read, P.report],
  [P.read, P.accept, P.close],
  [P.accept],
  [P.read, P.verify],
  [P.report, P.handle],
];

let plugin: TestPlugin;
let checks = 0;
beforeAll(async () => {
  plugin = await startTestPlugin(definition, process.cwd());
});
afterAll(() => plugin?.close());

const pick = fc.nat({ max: 997 });
const grantPlan = fc.record({ account: pick, set: pick, unit: pick });
const stepPlan = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), unit: pick, to: pick }),
  fc.record({ kind: fc.constant('grant' as const), account: pick, set: pick, unit: pick }),
  fc.record({ kind: fc.constant('revoke' as const), account: pick }),
  fc.record({ kind: fc.constant('accept' as const), account: pick, issue: pick }),
);
const worldPlan = fc.record({
  communities: fc.array(pick, { minLength: 1, maxLength: 5 }),
  grids: fc.array(pick, { minLength: 1, maxLength: 6 }),
  grants: fc.array(grantPlan, { minLength: 2, maxLength: 10 }),
  issues: fc.array(fc.record({ reporter: pick, unit: pick }), { minLength: 6, maxLength: 10 }),
  steps: fc.array(stepPlan, { minLength: 2, maxLength: 4 }),
});

type Plan = typeof worldPlan extends fc.Arbitrary<infer Value> ? Value : never;

/** The naive oracle: who may do what where, by walking up the tree as it is now. Knows nothing of paths, levels or rows. */
class World {
  readonly parent = new Map<number, number>();
  readonly units: number[] = [];
  readonly accounts: string[] = [];
  readonly issues: { id: string; unit: number; reporter: string; accepted: boolean }[] = [];
  grants: { account: string; permissions: readonly string[]; unit: number }[] = [];

  add(unit: number, parent: number): void {
    this.parent.set(unit, parent);
    this.units.push(unit);
  }

  isIn(unit: number, above: number): boolean {
    for (let at: number | undefined = unit; at !== undefined; at = this.parent.get(at)) if (at === above) return true;
    return false;
  }

  holds(account: string, permission: string): boolean {
    return this.grants.some((grant) => grant.account === account && grant.permissions.includes(permission));
  }

  may(account: string, permission: string, unit: number): boolean {
    return this.grants.some(
      (grant) => grant.account === account && grant.permissions.includes(permission) && this.isIn(unit, grant.unit),
    );
  }
}

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

async function build(plan: Plan) {
  const { platform, database } = plugin;
  const { id } = JSON.parse(readFileSync('plugin.json', 'utf8')) as { id: string };
  const schema = pluginSchemaName(id);
  await database.client.query(`DELETE FROM ${schema}.issue_event; DELETE FROM ${schema}.issue`);
  const world = new World();
  const district = await platform.unit('district');
  world.add(district, 1);
  const streets = [await platform.unit('street', district), await platform.unit('street', district)];
  for (const street of streets) world.add(street, district);
  const communities: number[] = [];
  for (const choice of plan.communities) {
    const street = at(streets, choice);
    communities.push(await platform.unit('community', street));
    world.add(at(communities, communities.length - 1), street);
  }
  const grids: number[] = [];
  for (const choice of plan.grids) {
    const community = at(communities, choice);
    grids.push(await platform.unit('grid', community));
    world.add(at(grids, grids.length - 1), community);
  }
  for (let i = 0; i < ACCOUNTS; i++) world.accounts.push(await platform.account(`account ${i}`));
  for (const { reporter, unit } of plan.issues) {
    const account = at(world.accounts, reporter);
    const place = at([...streets, ...communities, ...grids], unit);
    // At the time of its report the reporter could report anywhere; what may be seen later is another matter.
    const token = await plugin.sign(account, { scopes: [[[1, 'nation']]], perms: { [P.report]: 0, [P.read]: 0 } });
    const answer = await plugin.call<IssueDetail>({
      method: 'POST',
      url: '/v1/issues',
      headers: { [CONTEXT_HEADER]: token },
      body: { category: 'other', text: `事项 ${world.issues.length}`, unitId: place },
    });
    expect(answer.status).toBe(201);
    world.issues.push({ id: answer.body.id, unit: place, reporter: account, accepted: false });
  }
  const grant = async (choice: { account: number; set: number; unit: number }) => {
    const permissions = at(SETS, choice.set);
    const account = at(world.accounts, choice.account);
    const unit = at(world.units, choice.unit);
    await platform.grant(account, [...permissions], unit);
    world.grants.push({ account, permissions, unit });
  };
  for (const choice of plan.grants) await grant(choice);
  return { world, streets, communities, grids, grant };
}

/** Compares what each account gets through HTTP with what the oracle says, for each issue, in every way there is to ask. */
async function compare(world: World): Promise<void> {
  for (const account of world.accounts) {
    const headers = { [CONTEXT_HEADER]: await plugin.sign(account) };
    const get = <T>(url: string) => plugin.call<T>({ method: 'GET', url, headers });
    if (!world.holds(account, P.read)) {
      expect((await get('/v1/issues')).status).toBe(403);
      for (const { id } of world.issues) expect((await get(`/v1/issues/${id}`)).status).toBe(403);
      checks += 1 + world.issues.length;
      continue;
    }
    const expected = (keep: (issue: World['issues'][number]) => boolean) =>
      world.issues
        .filter(keep)
        .map(({ id }) => id)
        .sort();
    const listed = async (query: string) => {
      const { items, total } = (await get<IssuePage>(`/v1/issues?pageSize=100&${query}`)).body;
      expect(total).toBe(items.length);
      checks += world.issues.length;
      return items.map(({ id }) => id).sort();
    };
    const reached = (issue: { unit: number }) => world.may(account, P.read, issue.unit);
    const all = expected(reached);
    expect(await listed('')).toEqual(all);
    expect(await listed('view=mine')).toEqual(expected(({ reporter }) => reporter === account));
    expect(await listed('q=%E4%BA%8B')).toEqual(all);
    expect(await listed('state=reported')).toEqual(expected((issue) => reached(issue) && !issue.accepted));
    expect(await listed('view=mine-to-do')).toEqual(
      expected((issue) => reached(issue) && !issue.accepted && world.may(account, P.accept, issue.unit)),
    );
    for (const unit of world.units) {
      expect(await listed(`unit=${unit}`)).toEqual(expected((issue) => reached(issue) && world.isIn(issue.unit, unit)));
    }
    expect((await get<IssueCounts>('/v1/issues/counts')).body.all.total).toBe(all.length);
    for (const issue of world.issues) {
      const { status, body } = await get<IssueDetail>(`/v1/issues/${issue.id}`);
      expect(status).toBe(reached(issue) || issue.reporter === account ? 200 : 404);
      if (status === 200) {
        const offered = body.actions.some(({ action }) => action === 'accept');
        expect(offered).toBe(!issue.accepted && world.may(account, P.accept, issue.unit));
      }
      checks += 1;
    }
  }
}

async function accept(world: World, account: string, issue: World['issues'][number]): Promise<void> {
  const visible = world.may(account, P.read, issue.unit) || issue.reporter === account;
  const expected = !world.holds(account, P.accept)
    ? 403
    : // Reading needs its own permission; who reported something may follow it without.
      !visible
      ? 404
      : !world.may(account, P.accept, issue.unit)
        ? 403
        : issue.accepted
          ? 409
          : 200;
  const { status } = await plugin.call({
    method: 'POST',
    url: `/v1/issues/${issue.id}/accept`,
    headers: { [CONTEXT_HEADER]: await plugin.sign(account) },
    body: { version: 1 },
  });
  expect(status).toBe(expected);
  checks += 1;
  if (status === 200) issue.accepted = true;
}

test('what each account can read and do is what a naive oracle says, in random trees, with random grants, after every move', async () => {
  await fc.assert(
    fc.asyncProperty(worldPlan, async (plan) => {
      const { world, streets, communities, grids, grant } = await build(plan);
      await compare(world);
      for (const step of plan.steps) {
        if (step.kind === 'grant') await grant(step);
        if (step.kind === 'revoke') {
          const account = at(world.accounts, step.account);
          await plugin.platform.revoke(account);
          world.grants = world.grants.filter((held) => held.account !== account);
        }
        if (step.kind === 'move') {
          const unit = at([...communities, ...grids], step.unit);
          const parent = at(communities.includes(unit) ? streets : communities, step.to);
          await plugin.platform.move(unit, parent);
          world.parent.set(unit, parent);
        }
        if (step.kind === 'accept') await accept(world, at(world.accounts, step.account), at(world.issues, step.issue));
        await compare(world);
      }
    }),
    { numRuns: RUNS },
  );
  expect(checks).toBeGreaterThanOrEqual(10_000);
  // Long enough to tell the smallest counterexample when there is one.
}, 180_000);
