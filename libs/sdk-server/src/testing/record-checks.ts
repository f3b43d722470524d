import assert from 'node:assert/strict';
import { transitionOf } from '@linli/contracts';
import type { ActionOf, Page, Problem, StateMachine } from '@linli/contracts';
import type { RecordEntity } from '../record/record.entity.ts';
import type { RecordRules } from '../record/record-kind.ts';
import type { TestAnswer, TestClient } from './test-plugin.ts';
import type { TestWorld } from './test-world.ts';

/** What the checks of every noun need to know of this one. */
export interface CheckedRecords<M extends StateMachine, Row extends RecordEntity> {
  record: RecordRules<M, Row>;
  /** Where its API is: `/v1/parks`. */
  url: string;
  /** Own name of a role that adds records and does the step: `keeper`. */
  keeper: string;
  /** What is sent to add one at a unit; its list finds it by the text. */
  command(unitId: number, text: string): object;
  /** A step that a new record allows and the state after it does not, with what it asks beside the version. */
  step: [action: ActionOf<M>, said: object];
}

/** For `test.each(recordChecks(…))('$title', ({ check }) => check())`. */
export interface RecordCheck {
  title: string;
  check(): Promise<void>;
}

interface Answered {
  id: string;
  state: string;
  version: number;
  actions: unknown[];
}

/**
 * What holds for the records of every noun, over HTTP on a real database: who reaches them, what a list finds, two at once,
 * a step too late, the same sent twice. What is the noun's own is for its own tests.
 */
export function recordChecks<M extends StateMachine, Row extends RecordEntity>(
  world: () => TestWorld,
  { record: { machine }, url, keeper, command, step: [action, said] }: CheckedRecords<M, Row>,
): RecordCheck[] {
  const add = async (text: string, unitId: number = world().at.community, key?: string) => {
    const answer = await world().as(keeper).post<Answered>(url, command(unitId, text), key);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body;
  };
  const act = (client: TestClient, { id }: Answered, version = 1, key?: string) =>
    client.post<Answered & Problem>(`${url}/${id}/${action}`, { ...said, version }, key);
  const historyOf = async ({ id }: Answered) =>
    (await world().as(keeper).get<{ items: { action: string }[] }>(`${url}/${id}/history`)).body.items;
  const newUnit = () => world().plugin.platform.unit('grid', world().at.community);
  const idsIn = async (unit: number, query = '') =>
    (await world().as(keeper).get<Page<Answered>>(`${url}?unit=${unit}${query}`)).body.items.map(({ id }) => id);

  const checks: Record<string, () => Promise<void>> = {
    'a list finds by unit, state and text taken literally, newest first': async () => {
      const unit = await newUnit();
      const first = await add('一 100%', unit);
      const second = await add('二', unit);
      const after = (await act(world().as(keeper), second)).body;
      assert.deepEqual(await idsIn(unit), [second.id, first.id]);
      assert.deepEqual(await idsIn(unit, '&sort=createdAt&pageSize=1'), [first.id]);
      assert.deepEqual(await idsIn(unit, `&state=${first.state}`), [first.id]);
      assert.deepEqual(await idsIn(unit, `&state=${first.state},${after.state}`), [second.id, first.id]);
      assert.deepEqual(await idsIn(unit, '&q=%25'), [first.id]);
      assert.deepEqual(await idsIn(await newUnit()), []);
    },
    'another street neither sees a record nor does a step on it, nor adds one here': async () => {
      const one = await add('只在这里');
      const { neighbour, at } = world();
      for (const path of [one.id, `${one.id}/history`]) statusIs(await neighbour.get(`${url}/${path}`), 404);
      statusIs(await act(neighbour, one), 404);
      const added = await neighbour.post<Problem>(url, command(at.grid, '越界'));
      assert.deepEqual([added.status, added.body.code], [403, 'core.access.out-of-reach']);
      assert.equal((await neighbour.get<Page<Answered>>(url)).body.total, 0);
    },
    'who may only look is offered nothing and refused, and who holds nothing sees nothing': async () => {
      const one = await add('看看');
      const looker = await world().somebody([machine.read], 'community');
      assert.deepEqual((await looker.get<Answered>(`${url}/${one.id}`)).body.actions, []);
      statusIs(await act(looker, one), 403);
      statusIs(await looker.post(url, command(world().at.community, '不行')), 403);
      statusIs(await world().stranger.get(url), 403);
    },
    'a step on what is not there any more is a conflict, and of two at once one does it': async () => {
      const one = await add('两个人');
      const stale = await act(world().as(keeper), one, one.version + 1);
      assert.deepEqual([stale.status, stale.body.code], [409, 'core.record.changed']);
      const answers = await Promise.all([act(world().as(keeper), one), act(world().as(keeper), one)]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
      const done = (await historyOf(one)).map((line) => line.action);
      assert.deepEqual(done, [action, machine.create.action]);
    },
    'a step that the state does not allow any more is refused in words': async () => {
      const one = await add('晚了');
      const after = (await act(world().as(keeper), one)).body;
      assert.equal(after.state, transitionOf(machine, action).to);
      const late = await act(world().as(keeper), one, after.version);
      assert.deepEqual([late.status, late.body.code], [409, `${machine.noun}.state`]);
      assert.doesNotMatch(late.body.title, /\{\{|^errors\./);
    },
    'the same sent twice is one record and one step': async () => {
      const [a, b] = [
        await add('一次', world().at.grid, 'same-key-1'),
        await add('一次', world().at.grid, 'same-key-1'),
      ];
      assert.equal(a.id, b.id);
      const steps = [
        await act(world().as(keeper), a, 1, 'same-key-2'),
        await act(world().as(keeper), a, 1, 'same-key-2'),
      ];
      for (const answer of steps) statusIs(answer, 200);
      assert.equal((await historyOf(a)).length, 2);
    },
    'a list can be had as a workbook: its rows and no others, with words above them, and it is known who took it':
      async () => {
        const unit = await newUnit();
        await add('一', unit);
        await add('二', unit);
        const query = `${url}?unit=${unit}&pageSize=1`;
        const { headers, body } = await world().as(keeper).workbook(query);
        assert.match(headers['content-type'] ?? '', /spreadsheetml/);
        const [header = [], ...rows] = body;
        assert.equal(rows.length, 2);
        assert.ok(header.length >= 3 && header.every((text) => !/^[a-z-]+\./.test(text)), header.join());
        assert.equal((await world().neighbour.workbook(query)).body.length, 1);
        statusIs(await world().stranger.workbook(query), 403);
        const { rows: lines } = await world().plugin.database.client.query<{ after: unknown }>(
          `SELECT after FROM core.audit_entry WHERE kind = 'export' AND after->'filters'->>'unit' = $1 ORDER BY id`,
          [String(unit)],
        );
        const taken = { filters: { unit: String(unit) }, format: 'xlsx' };
        assert.deepEqual(
          lines.map(({ after }) => after),
          [
            { ...taken, rows: 2 },
            { ...taken, rows: 0 },
          ],
        );
      },
    'a record that is not there, and an id that is none, are not found': async () => {
      for (const id of ['00000000-0000-7000-8000-000000000000', 'x']) {
        statusIs(await world().as(keeper).get(`${url}/${id}`), 404);
      }
    },
  };
  return Object.entries(checks).map(([title, check]) => ({ title, check }));
}

function statusIs({ status, body }: TestAnswer, wanted: number): void {
  assert.equal(status, wanted, JSON.stringify(body));
}
