import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RequestContext } from '../context/request-context.ts';
import { startMemoPlugin } from '../testing/memo.plugin.ts';
import type { TestPlugin } from '../testing/test-plugin.ts';
import { Names } from './names.ts';
import { ScopedDb } from './scoped-db.ts';

let plugin: TestPlugin;
let unit: number;
let account: string;
beforeAll(async () => {
  plugin = await startMemoPlugin();
  unit = await plugin.platform.unit('street', undefined, '旧名街道');
  account = await plugin.platform.account('张三');
});
afterAll(() => plugin?.close());

const context = (): RequestContext => ({
  account: { id: account, name: '张三' },
  acting: '',
  scopes: new Map(),
  requestId: 'names-test',
  locale: 'zh-CN',
});
const read = () =>
  plugin.app.get(ScopedDb).run(context(), 'read', async () => {
    const names = await plugin.app.get(Names).of([unit, unit, null, 999_999], [account, null]);
    return [names.unit(unit)?.name, names.unit(unit)?.level, names.account(account), names.unit(999_999)];
  });

test('a changed name is there with the next request, whoever changed it', async () => {
  expect(await read()).toEqual(['旧名街道', 'street', '张三', undefined]);
  expect(await read()).toEqual(['旧名街道', 'street', '张三', undefined]);
  await plugin.database.client.query(`UPDATE core.unit SET name = '新名街道' WHERE id = $1`, [unit]);
  await plugin.database.client.query(`UPDATE core.account SET display_name = '张小三' WHERE id = $1`, [account]);
  expect(await read()).toEqual(['新名街道', 'street', '张小三', undefined]);
});

test('a name changed in a transaction under way is neither seen before its commit nor missed after it', async () => {
  const { client } = plugin.database;
  await client.query('BEGIN');
  await client.query(`UPDATE core.unit SET name = '改到一半' WHERE id = $1`, [unit]);
  expect((await read())[0]).toBe('新名街道');
  await client.query('COMMIT');
  expect((await read())[0]).toBe('改到一半');
});

test('folding the sessions that are gone never lowers the number', async () => {
  const { client } = plugin.database;
  const version = async () =>
    Number((await client.query<{ version: string }>('SELECT version FROM core_pub.name_version_v1')).rows[0]?.version);
  await client.query('INSERT INTO core.name_version VALUES (2147483647, 5)');
  const before = await version();
  await client.query('SELECT core.fold_name_version()');
  expect(await version()).toBe(before);
  const left = await client.query('SELECT FROM core.name_version WHERE session_pid = 2147483647');
  expect(left.rowCount).toBe(0);
});
