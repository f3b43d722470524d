import type { Problem } from '@linli/contracts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TestClient, TestPlugin } from '../testing/test-plugin.ts';
import { startErrandPlugin } from './testing/errand.plugin.ts';

interface Errand {
  id: string;
  state: string;
  version: number;
  text: string;
  stateSince: string;
  actions: { action: string; barrier: string | null }[];
  waitingFor: { action: string; person: string | null } | null;
}

const [READ, ASK, TAKE] = ['errand.errand.read', 'errand.errand.ask', 'errand.errand.take'];
let plugin: TestPlugin;
let street: number;
let asker: TestClient;
let taker: TestClient;
let takerId: string;

async function clientWith(name: string, permissions: string[], unit: number): Promise<[string, TestClient]> {
  const account = await plugin.platform.account(name);
  await plugin.platform.grant(account, permissions, unit);
  return [account, await plugin.as(account)];
}

beforeAll(async () => {
  plugin = await startErrandPlugin();
  street = await plugin.platform.unit('street');
  [, asker] = await clientWith('马丽娟', [READ, ASK, TAKE], street);
  [takerId, taker] = await clientWith('杨晓峰', [READ, TAKE], street);
});
afterAll(() => plugin?.close());

const ask = async (more: object = {}) =>
  (await asker.post<Errand>('/v1/errands', { text: '买药', unitId: street, ...more })).body;
const step = (client: TestClient, errand: Errand, action: string, more: object = {}) =>
  client.post<Errand & Problem>(`/v1/errands/${errand.id}/${action}`, { version: errand.version, ...more });
const refusalOf = async (answer: ReturnType<typeof step>) => {
  const { status, body } = await answer;
  return [status, body.code, body.title];
};
const rows = async (sql: string, id: string) =>
  (await plugin.database.client.query<Record<string, unknown>>(sql, [id])).rows;

describe('a record that lives by a machine', () => {
  test('begins, goes on and ends, each step by whoever may do it, and says who is next', async () => {
    const errand = await ask();
    expect(errand).toMatchObject({ state: 'asked', version: 1, waitingFor: { action: 'take', person: null } });
    const seen = (await taker.get<Errand>(`/v1/errands/${errand.id}`)).body;
    expect(seen.actions).toEqual([
      { action: 'take', barrier: null },
      { action: 'refuse', barrier: null },
    ]);
    const taken = (await step(taker, errand, 'take')).body;
    expect(taken).toMatchObject({ state: 'taken', version: 2, waitingFor: { action: 'finish', person: '杨晓峰' } });
    const done = (await step(taker, taken, 'finish')).body;
    expect(done).toMatchObject({ state: 'done', version: 3, waitingFor: null, actions: [] });
  });

  test('keeps its state, and since when, where a step leads nowhere else', async () => {
    const errand = await ask();
    const reworded = (await step(asker, errand, 'reword', { text: '买两盒药' })).body;
    expect(reworded).toMatchObject({ state: 'asked', version: 2, text: '买两盒药', stateSince: errand.stateSince });
  });

  test('has a history of who did what, with what a step wrote or said, newest first', async () => {
    const errand = await ask();
    await step(asker, errand, 'reword', { text: '买两盒药' });
    await step(taker, { ...errand, version: 2 }, 'refuse', { reason: '药房关门' });
    const { body } = await asker.get<{ items: unknown[] }>(`/v1/errands/${errand.id}/history`);
    expect(body.items).toMatchObject([
      { action: 'refuse', actorId: takerId, errandId: errand.id, text: null, reason: '药房关门' },
      { action: 'reword', text: '买两盒药', reason: null },
      { action: 'ask', text: '买药', reason: null },
    ]);
  });

  test('leaves a line in the audit log for each step: the finer word, what changed, masked as the kind says', async () => {
    const errand = await ask();
    await step(asker, errand, 'reword', { text: '买两盒药' });
    await step(taker, { ...errand, version: 2 }, 'take');
    const lines = await rows(
      `SELECT action, target_type, target_title, unit_id, before, after FROM core.audit_entry WHERE target = $1 ORDER BY id`,
      errand.id,
    );
    const target = { target_type: 'errand.errand', unit_id: street };
    expect(lines).toMatchObject([
      { ...target, action: 'errand.errand.ask', before: null, after: { state: 'asked', text: '*** (2)' } },
      { action: 'errand.errand.reword', target_title: '买两盒药', before: { text: '*** (2)' } },
      { action: 'errand.errand.take', before: { state: 'asked', takerId: null }, after: { state: 'taken', takerId } },
    ]);
  });

  test('waits as a todo for whoever has the next step, from its beginning to its end', async () => {
    const todos = ({ id }: Errand) =>
      rows(
        `SELECT kind, account_id AS account, barrier_id AS barrier, record_title AS title, route, since FROM core.todo WHERE record_id = $1`,
        id,
      );
    const errand = await ask();
    const first = { kind: 'errand.errand.to-take', account: null, title: '买药', route: `errands/${errand.id}` };
    expect(await todos(errand)).toMatchObject([{ ...first, since: new Date(errand.stateSince) }]);
    expect((await todos(errand))[0]?.['barrier']).toBeTruthy();
    const reworded = (await step(asker, errand, 'reword', { text: '买两盒药' })).body;
    expect(await todos(errand)).toMatchObject([{ ...first, title: '买两盒药', since: new Date(errand.stateSince) }]);
    // Too late: what waits is as it was.
    expect((await step(taker, errand, 'take')).status).toBe(409);
    expect(await todos(errand)).toMatchObject([{ kind: 'errand.errand.to-take' }]);
    const taken = (await step(taker, reworded, 'take')).body;
    const second = { kind: 'errand.errand.to-finish', account: takerId, barrier: null };
    expect(await todos(errand)).toMatchObject([{ ...second, since: new Date(taken.stateSince) }]);
    await step(taker, taken, 'finish');
    expect(await todos(errand)).toEqual([]);
  });

  test('is listed for whoever has the next step, and for nobody else', async () => {
    const errand = await ask();
    const listed = async (client: TestClient) =>
      (await client.get<{ items: Errand[] }>('/v1/errands/mine-to-do')).body.items.some(({ id }) => id === errand.id);
    // Who asked holds the permission too, but may not take their own.
    expect([await listed(asker), await listed(taker)]).toEqual([false, true]);
    await step(taker, errand, 'take');
    const [, colleague] = await clientWith('陈志强', [READ, TAKE], street);
    expect([await listed(asker), await listed(taker), await listed(colleague)]).toEqual([false, true, false]);
  });
});

describe('a step is refused', () => {
  test('where the record is not to be seen, as if it were not there', async () => {
    const errand = await ask();
    const [, stranger] = await clientWith('周静', [READ, TAKE], await plugin.platform.unit('street'));
    expect((await refusalOf(step(stranger, errand, 'take'))).slice(0, 2)).toEqual([404, 'errand.errand.not-found']);
  });

  test('where it is seen but the permission does not reach it', async () => {
    const errand = await ask();
    const elsewhere = await plugin.platform.unit('street');
    const [account, mixed] = await clientWith('孙文静', [READ], street);
    await plugin.platform.grant(account, [TAKE], elsewhere);
    expect((await refusalOf(step(mixed, errand, 'take'))).slice(0, 2)).toEqual([403, 'core.access.out-of-reach']);
  });

  test('in a state that does not allow it, with the state in words', async () => {
    const errand = await ask();
    const taken = (await step(taker, errand, 'take')).body;
    expect(await refusalOf(step(taker, taken, 'refuse', { reason: '药房关门' }))).toEqual([
      409,
      'errand.errand.state',
      '现在是“已接单”',
    ]);
  });

  test('by a guard about who asks, and by one about the record', async () => {
    const errand = await ask({ onHold: true });
    expect(await refusalOf(step(asker, errand, 'take'))).toEqual([
      403,
      'errand.errand.own-errand',
      '自己的事不能自己接',
    ]);
    const taken = (await step(taker, errand, 'take')).body;
    expect(await refusalOf(step(taker, taken, 'finish'))).toEqual([409, 'errand.errand.on-hold', '已挂起']);
    expect(await rows('SELECT action FROM plugin_errand.errand_event WHERE errand_id = $1', errand.id)).toHaveLength(2);
  });

  test('on a version that is not the one there is, and nothing is done', async () => {
    const errand = await ask();
    for (const version of [0, 2, 99]) {
      const answer = await step(taker, { ...errand, version }, 'take');
      expect([answer.status, answer.body.code]).toEqual([409, 'core.record.changed']);
    }
    expect(await rows('SELECT state, version FROM plugin_errand.errand WHERE id = $1', errand.id)).toEqual([
      { state: 'asked', version: 1 },
    ]);
  });
});

test('of many who do the same step at once one does it, and there is one line of it', async () => {
  const errand = await ask();
  const answers = await Promise.all(Array.from({ length: 8 }, () => step(taker, errand, 'take')));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
  expect(
    await rows(`SELECT 1 FROM plugin_errand.errand_event WHERE errand_id = $1 AND action = 'take'`, errand.id),
  ).toHaveLength(1);
});

describe('what follows a step', () => {
  test('is done with it', async () => {
    const taken = (await step(taker, await ask(), 'take')).body;
    await step(taker, taken, 'finish');
    expect(await rows('SELECT text, state FROM plugin_errand.errand WHERE id = $1', taken.id)).toEqual([
      { text: '买药!', state: 'done' },
    ]);
  });

  test('and if it fails, the step, its line in the history and the audit log are not there', async () => {
    const taken = (await step(taker, await ask({ text: 'fail' }), 'take')).body;
    expect((await step(taker, taken, 'finish')).status).toBe(500);
    expect(await rows('SELECT state, version FROM plugin_errand.errand WHERE id = $1', taken.id)).toEqual([
      { state: 'taken', version: 2 },
    ]);
    expect(await rows('SELECT 1 FROM plugin_errand.errand_event WHERE errand_id = $1', taken.id)).toHaveLength(2);
    expect(await rows('SELECT 1 FROM core.audit_entry WHERE target = $1', taken.id)).toHaveLength(2);
  });
});
