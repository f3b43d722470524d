import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startMemoPlugin } from '../testing/memo.plugin.ts';
import type { TestClient, TestPlugin } from '../testing/test-plugin.ts';

let plugin: TestPlugin;
let street: number;
let clerk: TestClient;
let account: string;

beforeAll(async () => {
  plugin = await startMemoPlugin();
  street = await plugin.platform.unit('street');
  account = await plugin.platform.account('张三');
  await plugin.platform.grant(account, ['memo.note.read', 'memo.note.write'], street);
  clerk = await plugin.as(account);
});
afterAll(() => plugin?.close());

interface Answer {
  notice: string;
  code: string;
  status: number;
  barrier: string | null;
  title: string;
  remedy: string;
}
const announce = (note: string, more: object = {}) =>
  clerk.post<Answer>(`/v1/notes/${note}/announce`, { days: 3, minDays: 3, fail: false, ...more });
const goOn = (note: string) => clerk.post<Answer>(`/v1/notes/${note}/go-on`);
const write = (sql: string, values: unknown[]) => plugin.database.client.query(sql, values);
async function note(): Promise<string> {
  const id = randomUUID();
  expect((await clerk.post('/v1/notes', { id, unitId: street, text: '名单' })).status).toBe(201);
  return id;
}
const publish = (notice: string, over: string) =>
  write(
    `UPDATE core.notice SET state = 'published', published_on = '2026-09-30', ends_on = '2026-10-13', objections_on = '2026-10-13',
       over_at = now() + $2::interval WHERE id = $1`,
    [notice, over],
  );
const object = (notice: string) =>
  write(
    `INSERT INTO core.notice_objection (id, notice_id, door, text, entered_by) VALUES (gen_random_uuid(), $1, 'counter', 'x', $2)`,
    [notice, account],
  );
const settle = (notice: string, state: string) =>
  write(`UPDATE core.notice_objection SET state = $2, reply = 'y', answered_by = $3 WHERE notice_id = $1`, [
    notice,
    state,
    account,
  ]);

describe('a notice that a plugin opens', () => {
  test('blocks its record in words until it has run its time and every objection is answered', async () => {
    const id = await note();
    expect((await goOn(id)).body).toMatchObject({ status: 409, code: 'core.notice.blocks-missing' });
    const { notice } = (await announce(id)).body;
    const barrier = async () => (await goOn(id)).body;
    expect(await barrier()).toMatchObject({ code: 'core.notice.blocks-not-published', title: '公示“名单”还没有发布' });
    await publish(notice, '1 hour');
    expect(await barrier()).toMatchObject({ code: 'core.notice.blocks-running' });
    expect((await barrier()).title).toContain('2026-10-13');
    await object(notice);
    expect(await barrier()).toMatchObject({ code: 'core.notice.blocks-objection-open' });
    await publish(notice, '-1 hour');
    expect(await barrier()).toMatchObject({
      code: 'core.notice.blocks-objection-open',
      title: '公示“名单”有 1 条异议还没有答复',
    });
    await settle(notice, 'not-upheld');
    expect(await goOn(id)).toMatchObject({ status: 201, body: { notice, mayGoOn: true } });
    await settle(notice, 'upheld');
    expect(await barrier()).toMatchObject({ code: 'core.notice.blocks-objection-upheld' });
    await write(`UPDATE core.notice SET state = 'withdrawn' WHERE id = $1`, [notice]);
    expect(await barrier()).toMatchObject({ code: 'core.notice.blocks-withdrawn' });
  });

  test('is there with the request that opened it, or not at all', async () => {
    const id = await note();
    expect((await announce(id, { fail: true })).status).toBe(500);
    expect((await goOn(id)).body.code).toBe('core.notice.blocks-missing');
    const { notice } = (await announce(id)).body;
    const { rows } = await write('SELECT owner, state, unit_id, opened_by, version FROM core.notice WHERE id = $1', [
      notice,
    ]);
    expect(rows).toEqual([{ owner: 'memo', state: 'draft', unit_id: street, opened_by: account, version: 1 }]);
  });

  test('is one at a time, and not shorter than it must be', async () => {
    const id = await note();
    expect((await announce(id, { days: 2 })).body).toMatchObject({ status: 400, code: 'core.notice.length' });
    const answers = await Promise.all([announce(id), announce(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused).toMatchObject({ code: 'core.notice.already-open', title: '这条记录已有办理中的公示“名单”' });
  });

  test('is about the plugin’s own record, in the name of whoever core has sent', async () => {
    const id = await note();
    expect((await announce(id, { type: 'elsewhere.issue' })).status).toBe(500);
    const forged = await plugin.call<Answer>({
      method: 'POST',
      url: `/v1/notes/${id}/announce`,
      headers: { 'x-linli-context': await plugin.sign(account, { vouch: 'forged.{}' }) },
      body: { days: 3, minDays: 3, fail: false },
    });
    expect(forged.status).toBe(500);
    expect((await goOn(id)).body.code).toBe('core.notice.blocks-missing');
  });
});
