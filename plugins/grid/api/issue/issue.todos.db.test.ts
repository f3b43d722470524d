import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ISSUE_ACTIONS, ISSUE_MACHINE, ISSUE_PERMISSION as P, titleOf } from '../../contract/index.ts';
import type { IssueAction, IssueDetail, IssueState } from '../../contract/index.ts';
import { startIssueWorld } from '../testing/issue.world.ts';
import type { IssueWorld, Person } from '../testing/issue.world.ts';

const RUNS = 12;
/** Who has the next step, said once more by hand: nothing here reads the machine. */
const NEXT: Readonly<Partial<Record<IssueState, { kind: string; who?: 'handler'; not?: 'resolver'; due?: true }>>> = {
  reported: { kind: 'accept' },
  accepted: { kind: 'assign', due: true },
  assigned: { kind: 'start', who: 'handler', due: true },
  rework: { kind: 'start', who: 'handler', due: true },
  'in-progress': { kind: 'resolve', who: 'handler', due: true },
  resolved: { kind: 'verify', not: 'resolver' },
  verified: { kind: 'close' },
};
const TEXTS = ['路灯不亮，夜里看不清台阶', '井盖松动', '　，', '长'.repeat(60), '第一行\n第二行；第三行'];

let world: IssueWorld;
beforeAll(async () => {
  world = await startIssueWorld();
});
afterAll(() => world?.close());

const sql = async <T extends object>(text: string, values: unknown[] = []) =>
  (await world.plugin.database.client.query<T>(text, values)).rows;

interface Line {
  record: string;
  kind: string;
  title: string;
  route: string;
  unit: number;
  account: string | null;
  barrier: string | null;
  until: Date | null;
  since: Date;
}
const openTodos = () =>
  sql<Line>(
    `SELECT record_id AS record, kind, record_title AS title, route, unit_id AS unit, account_id AS account, barrier_id AS barrier, until, since
     FROM core.todo WHERE record_type = 'grid.issue' ORDER BY record_id`,
  );

/** What the rows of the table itself say that should wait. */
async function expected(): Promise<Line[]> {
  const rows = await sql<{
    id: string;
    state: IssueState;
    text: string;
    unit: number;
    handler: string | null;
    resolver: string | null;
    due: Date | null;
    since: Date;
  }>(
    `SELECT id, state, text, unit_id AS unit, handler_id AS handler, resolved_by AS resolver, due_at AS due, state_since AS since
     FROM plugin_grid.issue ORDER BY id`,
  );
  return rows.flatMap(({ id, state, text, unit, handler, resolver, due, since }) => {
    const next = NEXT[state];
    if (!next) return [];
    const who = { account: next.who ? handler : null, barrier: next.not ? resolver : null };
    const until = next.due ? due : null;
    const record = { record: id, until, title: titleOf({ text }), route: `issues/${id}`, unit, since };
    return [{ ...record, kind: `grid.issue.to-${next.kind}`, ...who }];
  });
}

async function repair(): Promise<void> {
  await sql('BEGIN');
  await sql('SET LOCAL ROLE plugin_grid_mig');
  await sql('SELECT plugin_grid.repair_issue_todos()');
  await sql('COMMIT');
}

const step = fc.record({
  issue: fc.nat({ max: 20 }),
  by: fc.constantFrom<Person>('desk', 'handler', 'verifier', 'otherDesk', 'viewer'),
  action: fc.constantFrom(...ISSUE_ACTIONS),
  /** Somebody who looked at it too early. */
  stale: fc.constantFrom(false, false, false, true),
  /** Whether it is tried in whatever state the issue is; otherwise it is one that leads on from there. */
  anyhow: fc.constantFrom(false, false, true),
});
/** The action, or another that the state allows: what is tried blindly seldom leads anywhere. */
function leadingOn(action: IssueAction, state: IssueState): IssueAction {
  const possible = ISSUE_ACTIONS.filter((each) =>
    (ISSUE_MACHINE.actions[each].from as readonly string[]).includes(state),
  );
  return possible[ISSUE_ACTIONS.indexOf(action) % possible.length] ?? action;
}
const MORE: Readonly<Partial<Record<IssueAction, object>>> = {
  refuse: { reason: '属铁路用地', namedBody: '铁路部门' },
  resolve: { outcome: 'fixed', reply: '已办好' },
  rework: { reason: '没有做到' },
};

test('after any steps what waits is what the open issues wait for, and a repair says the same', async () => {
  await world.plugin.platform.grant(world.who.handler, [P.verify], world.at.street);
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const issues: string[] = [];
      for (const text of TEXTS) issues.push((await world.report(world.as.reporter, world.at.grid, { text })).id);
      for (const { issue, by, stale, anyhow, ...tried } of steps) {
        const id = issues[issue % issues.length] ?? '';
        const { version, state } = (await world.as.viewer.get<IssueDetail>(`/v1/issues/${id}`)).body;
        const action = anyhow ? tried.action : leadingOn(tried.action, state);
        const more = action === 'assign' ? { handlerId: world.who.handler } : MORE[action];
        // Whoever may do it does it often enough; the others are refused, and then nothing is to have changed.
        for (const person of [by, 'desk', 'handler', 'verifier'] as const) {
          const body = { ...more, version: stale ? version + 1 : version };
          const { status } = await world.as[person].post(`/v1/issues/${id}/${action}`, body);
          if (status !== 200) continue;
          done += 1;
          break;
        }
      }
      const waiting = await openTodos();
      expect(waiting).toEqual(await expected());
      await repair();
      expect(await openTodos()).toEqual(waiting);
    }),
    { numRuns: RUNS },
  );
  expect(done).toBeGreaterThan(RUNS * 3);
}, 180_000);

test('a repair puts right what is missing, too much or wrong', async () => {
  await world.report();
  await sql(`DELETE FROM core.todo WHERE id = (SELECT min(id::text)::uuid FROM core.todo)`);
  await sql(`UPDATE core.todo SET account_id = $1`, [world.who.stranger]);
  const closed = await sql<{ id: string }>(`SELECT id FROM plugin_grid.issue WHERE state = 'closed' LIMIT 1`);
  for (const { id } of closed)
    await sql(
      `INSERT INTO core.todo (plugin_id, kind, record_type, record_id, step, record_title, route, unit_id, since)
       VALUES ('grid', 'grid.issue.to-close', 'grid.issue', $1, 'x', 'x', 'issues/x', $2, now())`,
      [id, world.at.grid],
    );
  await repair();
  expect(await openTodos()).toEqual(await expected());
});

test('the table is guarded again after a repair', async () => {
  await repair();
  expect(
    await sql(`SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = 'plugin_grid.issue'::regclass`),
  ).toEqual([{ forced: true }]);
  expect(await sql(`SELECT * FROM core.unprotected_tables('grid')`)).toEqual([]);
});
