import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Problem } from '@linli/contracts';
import { generateKeyPair } from 'jose';
import { startMemoPlugin } from '../testing/memo.plugin.ts';
import type { TestClient, TestPlugin } from '../testing/test-plugin.ts';

let plugin: TestPlugin;
let client: TestClient;
let account: string;
let unit: number;
let hidden: number;

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
let next = 0;

beforeAll(async () => {
  plugin = await startMemoPlugin();
  unit = await plugin.platform.unit('street');
  hidden = await plugin.platform.unit('street');
  account = await plugin.platform.account('张三');
  await plugin.platform.grant(account, ['memo.note.read', 'memo.note.write'], unit);
  client = await plugin.as(account);
});

beforeEach(() => {
  next += 1;
});

afterAll(async () => plugin?.close());

const count = async () =>
  Number((await plugin.database.client.query('SELECT count(*) FROM plugin_memo.note')).rows[0]['count']);

describe('a request', () => {
  test('without a context, or with a forged, foreign or expired one, is refused', async () => {
    const { privateKey: stranger } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const now = Math.floor(Date.now() / 1000);
    const tokens = [
      undefined,
      'nonsense',
      await plugin.sign(account, {}, stranger),
      await plugin.sign(account, { aud: 'another' }),
      await plugin.sign(account, { exp: now - 1 }),
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: account, aud: 'memo', exp: now + 60 })).toString('base64url')}.`,
    ];
    for (const token of tokens) {
      const answer = await plugin.call<Problem>({
        method: 'GET',
        url: '/v1/notes',
        headers: token ? { 'x-linli-context': token } : {},
      });
      expect(answer.status).toBe(401);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });

  test('to a route without a rule is refused', async () => {
    const answer = await client.get<Problem>('/v1/notes/closed/door');
    expect([answer.status, answer.body.code]).toEqual([403, 'core.access.no-rule']);
  });

  test('that only needs an account knows who asks', async () => {
    expect((await client.get<{ name: string }>('/v1/notes/me/name')).body.name).toBe('张三');
  });

  test('with a text that no database keeps as it is, is refused and not changed on the way', async () => {
    const before = await count();
    for (const text of ['a\0b', 'half \ud83d', '\udc00 half']) {
      const answer = await client.post<Problem>('/v1/notes', { id: id(900), unitId: unit, text });
      expect([answer.status, answer.body.code]).toEqual([400, 'core.http.bad-request']);
    }
    expect((await client.get<Problem>('/v1/notes?like=%00')).body.code).toBe('core.http.bad-request');
    expect((await client.get('/v1/notes?like=%F0%9F%98%80')).status).toBe(200);
    expect(await count()).toBe(before);
  });

  test('with wrong fields names each of them in the language asked for', async () => {
    const token = await plugin.sign(account);
    const ask = (language: string) =>
      plugin.call<Problem>({
        method: 'POST',
        url: '/v1/notes',
        headers: { 'x-linli-context': token, 'accept-language': language },
        body: { id: 'x', text: 'a' },
      });
    const chinese = await ask('zh-CN');
    expect(chinese.status).toBe(400);
    expect(chinese.body.errors?.map((error) => error.field)).toEqual(['id', 'unitId', 'text']);
    expect(chinese.body.errors?.every((error) => /\p{Script=Han}/u.test(error.message))).toBe(true);
    const english = await ask('en');
    expect(english.body.title).toBe('Something needs correcting');
    expect(english.body.errors?.some((error) => /\p{Script=Han}/u.test(error.message))).toBe(false);
  });

  test('for something that is not there, not in reach, or not an id at all gets one and the same answer', async () => {
    await plugin.database.client
      .query(`INSERT INTO plugin_memo.note (id, unit_id, text, version) VALUES ($1, $2, 'hidden', 1)`, [
        id(900),
        hidden,
      ])
      .catch(() => undefined);
    for (const wanted of [id(901), id(900)]) {
      const answer = await client.get<Problem>(`/v1/notes/${wanted}`);
      expect([answer.status, answer.body.title]).toEqual([404, '没有这张便签']);
    }
    expect((await client.get('/v1/notes/1%27--')).status).toBe(404);
  });

  test('that fails after its write leaves nothing', async () => {
    const before = await count();
    const answer = await client.post<Problem>('/v1/notes', { id: id(next), unitId: unit, text: 'fail' });
    expect([answer.status, answer.body.code]).toEqual([500, 'core.unexpected']);
    expect(JSON.stringify(answer.body)).not.toContain('after the insert');
    expect(await count()).toBe(before);
  });

  test('to a unit out of reach is refused with a reason', async () => {
    const answer = await client.post<Problem>('/v1/notes', { id: id(next), unitId: hidden, text: 'mine' });
    expect([answer.status, answer.body.code]).toEqual([403, 'core.access.out-of-reach']);
    const nowhere = await client.post<Problem>('/v1/notes', { id: id(next), unitId: 99_999, text: 'mine' });
    expect([nowhere.status, nowhere.body.code]).toEqual([400, 'core.unit.unknown']);
  });

  test('that writes is in the audit log, in the same transaction', async () => {
    await client.post('/v1/notes', { id: id(next), unitId: unit, text: 'audited' });
    const { rows } = await plugin.database.client.query(
      'SELECT actor, plugin_id, action, unit_id FROM core.audit_entry WHERE target = $1',
      [id(next)],
    );
    expect(rows).toEqual([{ actor: '张三', plugin_id: 'memo', action: 'memo.note.write', unit_id: unit }]);
  });
});

describe('an Idempotency-Key', () => {
  test('gets the first answer again, and the effect happens once', async () => {
    const note = { id: id(next), unitId: unit, text: 'once' };
    const first = await client.post('/v1/notes', note, `key-${next}-same`);
    const again = await client.post('/v1/notes', note, `key-${next}-same`);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
  });

  test('is 409 for another body, and free for another account', async () => {
    const note = { id: id(next), unitId: unit, text: 'one' };
    await client.post('/v1/notes', note, 'key-shared-1');
    const other = await client.post<Problem>('/v1/notes', { ...note, text: 'two' }, 'key-shared-1');
    expect([other.status, other.body.code]).toEqual([409, 'core.idempotency.other-request']);
    const colleague = await plugin.platform.account('李四');
    await plugin.platform.grant(colleague, ['memo.note.write', 'memo.note.read'], unit);
    const theirs = await (
      await plugin.as(colleague)
    ).post('/v1/notes', { ...note, id: id(1000 + next) }, 'key-shared-1');
    expect(theirs.status).toBe(201);
  });

  test('of a request that failed can be used again', async () => {
    const key = `key-${next}-retry`;
    expect((await client.post('/v1/notes', { id: id(next), unitId: hidden, text: 'no' }, key)).status).toBe(403);
    expect((await client.post('/v1/notes', { id: id(next), unitId: unit, text: 'yes' }, key)).status).toBe(201);
  });

  test('sent by twenty at once happens once and answers all', async () => {
    const note = { id: id(next), unitId: unit, text: 'race' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => client.post('/v1/notes', note, `key-${next}-race`)),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  });

  test('that is malformed is refused in words', async () => {
    expect((await client.post<Problem>('/v1/notes', {}, 'short')).body.code).toBe('core.idempotency.bad-key');
  });
});

describe('two people on one record', () => {
  test('the second is told that it was changed, with the current version', async () => {
    await client.post('/v1/notes', { id: id(next), unitId: unit, text: 'first' });
    const rename = (text: string) => client.post<Problem>(`/v1/notes/${id(next)}/rename`, { text, version: 1 });
    const answers = await Promise.all([rename('left'), rename('right')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const refused = answers.find((answer) => answer.status === 409);
    expect([refused?.body.code, refused?.body.params]).toEqual(['core.record.changed', { version: 2 }]);
  });
});

describe('a lock that somebody holds', () => {
  test('is waited for some seconds, then answered as busy, and nothing is changed', async () => {
    await client.post('/v1/notes', { id: id(next), unitId: unit, text: 'held' });
    const holder = plugin.database.client;
    await holder.query('BEGIN');
    await holder.query('SELECT FROM plugin_memo.note WHERE id = $1 FOR UPDATE', [id(next)]);
    const answer = await client.post<Problem>(`/v1/notes/${id(next)}/rename`, { text: 'never', version: 1 });
    await holder.query('ROLLBACK');
    expect([answer.status, answer.body.code]).toEqual([503, 'core.database.busy']);
    expect((await client.get<{ text: string }>(`/v1/notes/${id(next)}`)).body.text).toBe('held');
  });
});
