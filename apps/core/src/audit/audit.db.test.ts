// Long because every way to look for a line is tried on one log.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditCheckSchema, auditDetailSchema, auditPageSchema, auditStateSchema, dayOf } from '@linli/contracts';
import type {
  AuditAnchors,
  AuditCheck,
  AuditDetail,
  AuditPage,
  AuditState,
  AuditWords,
  Problem,
} from '@linli/contracts';
import { anchorSchema } from '@linli/sdk-server/audit';
import { startTestCore, type TestCore } from '../testing/test-core.ts';
import { LOOKED_THROUGH } from './audit-search.repository.ts';

let core: TestCore;
let district: number;
let street: number;
let other: number;
let community: number;
let zhang: string;
let auditor: string;
let streetAuditor: string;

beforeAll(async () => {
  core = await startTestCore();
  const { platform } = core;
  district = await platform.unit('district', 1, '河东区');
  street = await platform.unit('street', district, '大王庄街道');
  other = await platform.unit('street', district, '富民路街道');
  community = await platform.unit('community', street, '团结社区');
  zhang = await platform.account('张三丰');
  await platform.grant(zhang, ['core.unit.read'], community);
  auditor = (await core.person('auditor', [[['core.audit.read'], district]])).authorization;
  streetAuditor = (await core.person('street-auditor', [[['core.audit.read'], street]])).authorization;
  await write(
    {
      action: 'core.unit.update',
      unit: community,
      target: unitTarget('团结社区'),
      reason: '居民代表会议决定',
      before: { name: '团结', parentId: street },
      after: { name: '团结社区', parentId: other },
    },
    zhang,
  );
  await write({ action: 'core.unit.create', unit: other, target: unitTarget('新社区') });
  await write({ action: 'core.unit.read', unit: street, kind: 'export', outcome: 'refused' }, zhang);
  await write({
    action: 'core.session.failed',
    unit: null,
    kind: 'session',
    outcome: 'refused',
    actor: { id: null, name: 'w***' },
  });
});
afterAll(() => core?.close());

const unitTarget = (title: string) => ({ type: 'core.unit', id: `u-${title}`, title });
/** Writes a line as core does for somebody. */
async function write(line: object, account: string | null = null, request = randomUUID()) {
  const { client } = core.database;
  await client.query('BEGIN');
  await client.query(`SELECT set_config('linli.ctx', $1, true)`, [
    JSON.stringify({ account, name: account ? '张三丰' : '系统', request, act: 'core.unit.update' }),
  ]);
  await client.query('SELECT core_pub.audit_v2($1::jsonb)', [JSON.stringify(line)]);
  await client.query('COMMIT');
  return request;
}
async function get<T>(address: string, authorization = auditor): Promise<{ status: number; body: T; text: string }> {
  const answer = await core.send(`/api/core/v1${address}`, { headers: { authorization, 'accept-language': 'zh-CN' } });
  const isJson =
    String(answer.headers['content-type']).includes('json') &&
    !String(answer.headers['content-type']).includes('jsonl');
  return { status: answer.status, body: (isJson ? answer.json<T>() : undefined) as T, text: answer.text };
}
const search = async (query: Record<string, string | number>, authorization = auditor) => {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) words.set(key, String(value));
  const { status, body } = await get<AuditPage>(`/audit?${words.toString()}`, authorization);
  expect(status).toBe(200);
  return auditPageSchema.parse(body);
};
/** What is found, without the lines that the looking itself has left. */
const found = async (query: Record<string, string | number>, authorization = auditor) =>
  (await search(query, authorization)).items
    .filter(({ kind, action }) => kind !== 'read' && action.id !== 'core.session.started')
    .map(({ action, target }) => `${action.id} ${target?.title ?? ''}`.trim());
const check = async (body: object = {}) => {
  const answer = await core.send('/api/core/v1/audit/checks', {
    method: 'POST',
    headers: { authorization: auditor, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return auditCheckSchema.parse(answer.json<AuditCheck>());
};
const sealed = () => core.until(async () => (await get<AuditState>('/audit/state')).body.pending === 0, 20_000);

describe('looking for lines', () => {
  const update = 'core.unit.update 团结社区';
  test.each<[string, () => Record<string, string | number>, string[]]>([
    ['an account', () => ({ accountId: zhang }), ['core.unit.read', update]],
    ['part of a name', () => ({ actor: '三丰' }), ['core.unit.read', update]],
    ['a name of nobody with an account', () => ({ actor: 'w***' }), ['core.session.failed']],
    ['an action', () => ({ action: 'core.unit.create' }), ['core.unit.create 新社区']],
    [
      'a permission',
      () => ({ permission: 'core.unit.update', action: 'core.unit.create' }),
      ['core.unit.create 新社区'],
    ],
    ['a kind', () => ({ kind: 'export' }), ['core.unit.read']],
    ['an outcome', () => ({ outcome: 'refused', kind: 'export' }), ['core.unit.read']],
    ['a target', () => ({ targetType: 'core.unit', targetId: 'u-新社区' }), ['core.unit.create 新社区']],
    ['a unit and what is below', () => ({ unitId: street }), ['core.unit.read', update]],
    ['words of a reason', () => ({ q: '居民代表' }), [update]],
    ['words of a title', () => ({ q: '新社' }), ['core.unit.create 新社区']],
    ['a plugin', () => ({ plugin: 'grid' }), []],
    ['a wildcard that is a letter here', () => ({ q: '%' }), []],
  ])('by %s', async (_, query, expected) => {
    expect(await found(query())).toEqual(expected);
  });

  test('by the number of a request', async () => {
    const request = await write({ action: 'core.unit.move', unit: street });
    expect(await found({ requestId: request })).toEqual(['core.unit.move']);
  });

  test('by days of Asia/Shanghai, both included', async () => {
    const today = dayOf(new Date());
    expect((await found({ atFrom: today, atTo: today })).length).toBeGreaterThan(3);
    expect(await found({ atTo: '2020-01-01' })).toEqual([]);
    expect(await found({ atFrom: '2099-01-01' })).toEqual([]);
  });

  test('says actions in words, and where no line has them', async () => {
    const [line] = (await search({ targetId: 'u-团结社区' })).items;
    expect(line).toMatchObject({
      action: { id: 'core.unit.update', title: '修改区划' },
      plugin: { title: '平台' },
      target: { type: { title: '区划' }, title: '团结社区' },
      unit: { name: '团结社区' },
    });
    const words = (await get<AuditWords>('/audit/words')).body;
    expect(words.actions).toContainEqual({ id: 'core.session.failed', title: '登录失败' });
    expect(words.permissions).toContainEqual({ id: 'core.audit.read', title: '查看审计日志' });
  });

  test('turns pages without losing or repeating a line, whatever is written meanwhile', async () => {
    const target = randomUUID();
    for (let i = 0; i < 7; i += 1)
      await write({
        action: 'core.unit.update',
        unit: street,
        target: { type: 'core.unit', id: target, title: String(i) },
      });
    const seen: string[] = [];
    for (let after: string | null = '', page = 0; after !== null; page += 1) {
      const answer: AuditPage = await search({ targetId: target, pageSize: 3, ...(after ? { after } : {}) });
      seen.push(...answer.items.map((item) => item.target?.title ?? ''));
      if (page === 0)
        await write({
          action: 'core.unit.update',
          unit: street,
          target: { type: 'core.unit', id: target, title: 'new' },
        });
      after = answer.next;
    }
    expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });

  test('is for auditors, each within reach', async () => {
    const { authorization } = await core.person('clerk', [[['core.unit.read'], district]]);
    for (const address of ['', '/words', '/state', '/export', '/anchors', '/key', '/lines/1', '/anchors/2026-01-01'])
      expect((await get(`/audit${address}`, authorization)).status).toBe(403);
    expect(await found({ q: '社区' }, streetAuditor)).toEqual([update]);
    expect(await found({ unitId: other }, streetAuditor)).toEqual([]);
    expect(await found({ action: 'core.session.failed' }, streetAuditor)).toEqual([]);
    // Whoever answers for the district sees the log-ins that failed, whoever it was.
    expect(await found({ action: 'core.session.failed' })).toEqual(['core.session.failed']);
  });

  test.each([
    ['after', 'x'],
    ['unitId', '-1'],
    ['atFrom', 'yesterday'],
    ['pageSize', '1000'],
    ['kind', 'gossip'],
    ['accountId', `' OR 1=1`],
  ])('refuses %s=%s', async (key, value) => {
    const { status, body } = await get<Problem>(`/audit?${new URLSearchParams({ [key]: value }).toString()}`);
    expect([status, body.errors?.[0]?.field]).toEqual([400, key]);
  });

  test('is written down once for a search, and not for each page or each look again', async () => {
    const person = await core.person('reader', [[['core.audit.read'], district]]);
    const reads = async () =>
      (
        await core.database.client.query<{ after: object }>(
          `SELECT after FROM core.audit_entry WHERE account_id = $1 AND kind = 'read' ORDER BY id`,
          [person.id],
        )
      ).rows;
    const query = { q: '电话13812345678', pageSize: 1 };
    await search(query, person.authorization);
    await search(query, person.authorization);
    const first = await search({ pageSize: 1 }, person.authorization);
    await search({ pageSize: 1, after: first.next ?? '' }, person.authorization);
    expect(await reads()).toEqual([
      { after: { filters: { q: '电话***' }, pageSize: 1 } },
      { after: { filters: {}, pageSize: 1 } },
    ]);
  });
});

describe('one line', () => {
  const detail = async (query: Record<string, string>) => {
    const [line] = (await search(query)).items;
    return auditDetailSchema.parse((await get<AuditDetail>(`/audit/lines/${line?.id ?? 0}`)).body);
  };

  test('says field by field what changed, with names for what the values stand for', async () => {
    expect((await detail({ targetId: 'u-团结社区' })).changes).toEqual([
      { field: 'name', label: '名称', before: '团结', after: '团结社区', beforeText: null, afterText: null },
      {
        field: 'parentId',
        label: '上级区划',
        before: street,
        after: other,
        beforeText: '大王庄街道',
        afterText: '富民路街道',
      },
    ]);
  });

  test('names the permission, the grants that it rests on, and their reach', async () => {
    const { rows } = await core.database.client.query<{ id: string }>(
      'SELECT id FROM core."grant" WHERE account_id = $1',
      [zhang],
    );
    const target = randomUUID();
    await core.database.client.query('BEGIN');
    await core.database.client.query(`SELECT set_config('linli.ctx', $1, true)`, [
      JSON.stringify({
        account: zhang,
        name: '张三丰',
        request: 'r',
        act: 'core.unit.update',
        used: { grants: rows.map(({ id }) => id), more: 2 },
      }),
    ]);
    await core.database.client.query('SELECT core_pub.audit_v2($1::jsonb)', [
      JSON.stringify({ action: 'core.unit.update', unit: community, target: { type: 'core.unit', id: target } }),
    ]);
    await core.database.client.query('COMMIT');
    const line = await detail({ targetId: target });
    expect(line).toMatchObject({
      permission: { id: 'core.unit.update', title: '修改区划' },
      grantsMore: 2,
      vouched: true,
      appointment: null,
      grants: [{ id: rows[0]?.id, unit: { name: '团结社区' }, reason: 'test' }],
    });
  });

  test('says in which batch it is sealed, once it is', async () => {
    const request = await write({ action: 'core.unit.update', unit: street });
    await sealed();
    const line = await detail({ requestId: request });
    expect(line.sealed).toBe(true);
    expect(line.seal?.day).toBe(dayOf(new Date(line.seal?.sealedAt ?? 0)));
    const state = auditStateSchema.parse((await get<AuditState>('/audit/state')).body);
    expect(state.batch).toBeGreaterThanOrEqual(line.seal?.batch ?? Infinity);
  });

  test('that is not there, or not in reach, is the same', async () => {
    const [line] = (await search({ targetId: 'u-新社区' })).items;
    for (const [id, who] of [
      ['999999999', auditor],
      [line?.id, streetAuditor],
    ]) {
      const { status, body } = await get<Problem>(`/audit/lines/${id}`, who);
      expect([status, body.code, body.title]).toEqual([404, 'core.audit.line-not-found', '没有这条审计记录']);
    }
    expect((await get('/audit/lines/x')).status).toBe(404);
  });
});

describe('what leaves the house', () => {
  const TARGET = encodeURIComponent('u-团结社区');
  test('is what was searched for, as a table, and is written down', async () => {
    const { status, text } = await get(`/audit/export?format=csv&targetId=${TARGET}`);
    expect(status).toBe(200);
    const [header, line, ...rest] = text.trim().split('\r\n');
    expect(header).toContain('记录编号,时间,操作人,操作');
    expect(line).toContain('修改区划');
    expect(rest).toEqual([]);
    expect(line).toContain('上级区划');
    const workbook = await core.send(`/api/core/v1/audit/export?targetId=${TARGET}`, {
      headers: { authorization: auditor },
    });
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    expect(workbook.text.startsWith('PK')).toBe(true);
    const { rows } = await core.database.client.query(
      `SELECT after FROM core.audit_entry WHERE kind = 'export' AND target = 'audit' ORDER BY id`,
    );
    expect(rows).toEqual([
      { after: { filters: { targetId: 'u-团结社区' }, format: 'csv' } },
      { after: { filters: { targetId: 'u-团结社区' }, format: 'xlsx' } },
    ]);
  });

  test('of the anchors is a day as it stands on the disk, with the key that verifies it', async () => {
    await sealed();
    const list = (await get<AuditAnchors>('/audit/anchors')).body;
    const day = list.items[0]?.day ?? '';
    const { text } = await get(`/audit/anchors/${day}`);
    const lines = text
      .trim()
      .split('\n')
      .map((line) => anchorSchema.parse(JSON.parse(line)));
    expect(lines[0]?.no).toBe(list.items[0]?.firstBatch);
    const key = (await get<{ kty: string; d?: string; kid: string }>('/audit/key')).body;
    expect(key).toMatchObject({ kty: 'OKP', kid: list.keyId });
    expect(key.d).toBeUndefined();
    expect(lines.every(({ key: id }) => id === list.keyId)).toBe(true);
    const missing = await get<Problem>('/audit/anchors/2020-01-01');
    expect([missing.status, missing.body.code]).toEqual([404, 'core.audit.no-anchors']);
    expect((await get('/audit/anchors/2026-13-40')).status).toBe(404);
    const { rows } = await core.database.client.query(
      `SELECT FROM core.audit_entry WHERE kind = 'export' AND target_type = 'core.audit-anchors' AND target = $1`,
      [day],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('checking now', () => {
  test('finds nothing where nothing was touched, and says what it went through', async () => {
    await sealed();
    const result = await check();
    expect(result).toMatchObject({ ok: true, findings: [], count: 0, before: null });
    expect(result.batches?.from).toBe(1);
    expect(result.lines).toBeGreaterThan(10);
  }, 60_000);

  test('goes on with older lines where it could not take all at once', async () => {
    await sealed();
    const last = (await check()).batches?.to ?? 0;
    expect(last).toBeGreaterThan(2);
    const older = await check({ before: 3 });
    expect(older).toMatchObject({ ok: true, batches: { from: 1, to: 2 }, before: null });
  }, 60_000);

  test('names a line that somebody changed in the database', async () => {
    await sealed();
    const { client } = core.database;
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM core.audit_entry WHERE target = 'u-团结社区' LIMIT 1`,
    );
    const tamper = async (actor: string) => {
      await client.query('ALTER TABLE core.audit_entry DISABLE TRIGGER USER');
      await client.query('GRANT UPDATE ON core.audit_entry TO CURRENT_USER');
      await client.query('UPDATE core.audit_entry SET actor = $2 WHERE id = $1', [rows[0]?.id, actor]);
      await client.query('REVOKE UPDATE ON core.audit_entry FROM CURRENT_USER');
      await client.query('ALTER TABLE core.audit_entry ENABLE TRIGGER USER');
    };
    await tamper('李四');
    const result = await check();
    expect(result).toMatchObject({ ok: false, count: 1 });
    expect(result.findings).toMatchObject([{ kind: 'line-changed', line: rows[0]?.id, content: { actor: '李四' } }]);
    await tamper('张三丰');
    expect((await check()).ok).toBe(true);
  }, 60_000);

  test('leaves the anchors as they are', () => {
    const folder = path.join(core.config.home, 'audit');
    expect(existsSync(folder)).toBe(true);
    expect(readdirSync(folder).every((name) => /^anchors-\d{4}-\d{2}-\d{2}\.jsonl$/.test(name))).toBe(true);
  });
});

// Last, because its lines are older than the batches that they are sealed after.
describe('a long log', () => {
  test('looks through a bounded number of lines, says how far it came, and goes on from there', async () => {
    const { client } = core.database;
    // Older than all others, and more than one search goes through.
    await client.query(
      `INSERT INTO core.audit_entry (at, actor, plugin_id, action, request_id, unit_id, reason)
       SELECT now() - interval '1 day' - n * interval '1 second', '系统', 'core', 'core.unit.import', 'many', $1, CASE n WHEN $2 THEN '最早的一条' END
       FROM generate_series(1, $2::integer) n`,
      [street, LOOKED_THROUGH + 500],
    );
    const first = await search({ q: '最早的一条' });
    expect(first.items).toEqual([]);
    expect(first.searchedTo).not.toBeNull();
    const second = await search({ q: '最早的一条', after: first.next ?? '' });
    expect(second.items.map(({ reason }) => reason)).toEqual(['最早的一条']);
    expect([second.next, second.searchedTo]).toEqual([null, null]);
  }, 60_000);
});
