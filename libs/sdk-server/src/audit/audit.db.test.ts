import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Vouch } from '@linli/contracts';
import pg from 'pg';
import { storeVouchKey } from '../context/vouch-key.ts';
import { vouch, vouchKeyOf } from '../context/vouch.ts';
import { startMemoPlugin } from '../testing/memo.plugin.ts';
import type { TestPlugin } from '../testing/test-plugin.ts';
import { appendAudit } from './audit-line.ts';
import type { AuditLine } from './audit-line.ts';

let plugin: TestPlugin;
let app: pg.Client;
let account: string;
let street: number;
let other: number;
const key = randomBytes(32);

beforeAll(async () => {
  plugin = await startMemoPlugin();
  street = await plugin.platform.unit('street');
  other = await plugin.platform.unit('street');
  account = await plugin.platform.account('张三');
  await plugin.platform.grant(account, ['memo.note.read', 'memo.note.write'], street);
  app = new pg.Client({ connectionString: plugin.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app?.end();
  await plugin?.close();
});

const said = (changes: Partial<Vouch> = {}): Vouch => ({
  plugin: 'memo',
  account,
  name: '张三',
  act: 'memo.note.write',
  grants: [],
  more: 0,
  appointment: null,
  exp: Math.floor(Date.now() / 1000) + 60,
  ...changes,
});

/** Writes a line as a client, with whatever stands in the context of its transaction, and answers what was kept. */
async function write(client: pg.Client, context: object | null, line: Partial<AuditLine>) {
  const target = randomUUID();
  await client.query('BEGIN');
  try {
    if (context) await client.query(`SELECT set_config('linli.ctx', $1, true)`, [JSON.stringify(context)]);
    await appendAudit(
      (sql, values) => client.query(sql, values),
      [{ action: 'memo.note.write', target: { type: 'memo.note', id: target, title: '便签' }, unit: street, ...line }],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  const { rows } = await plugin.database.client.query<Record<string, unknown>>(
    'SELECT * FROM core.audit_entry WHERE target = $1',
    [target],
  );
  return rows[0] ?? {};
}

describe('a line of a plugin', () => {
  test('names whom core vouched for, with the permission and the grants that reach the unit', async () => {
    await storeVouchKey(plugin.database.client, key);
    await plugin.platform.grant(account, ['memo.note.write'], other);
    const { rows } = await plugin.database.client.query<{ id: string; unit_id: number }>(
      'SELECT id, unit_id FROM core."grant" WHERE account_id = $1',
      [account],
    );
    const appointment = randomUUID();
    const word = vouch(key, said({ grants: rows.map(({ id }) => id), more: 2, appointment }));
    const line = await write(app, { vouch: word, request: 'r-1' }, { before: { state: 'a' }, after: { state: 'b' } });
    expect(line).toMatchObject({
      account_id: account,
      actor: '张三',
      plugin_id: 'memo',
      action: 'memo.note.write',
      permission: 'memo.note.write',
      kind: 'write',
      outcome: 'done',
      target_type: 'memo.note',
      target_title: '便签',
      unit_id: street,
      request_id: 'r-1',
      grant_ids: rows.filter(({ unit_id }) => unit_id === street).map(({ id }) => id),
      grants_more: 2,
      appointment_id: appointment,
      before: { state: 'a' },
      after: { state: 'b' },
      vouched: true,
    });
  });

  test.each([
    ['without a word of core', () => ({ account: randomUUID(), name: '书记', act: 'memo.note.write' })],
    ['with a word signed by another key', () => ({ vouch: vouch(randomBytes(32), said()) })],
    ['with a word that was changed', () => ({ vouch: vouch(key, said()).replace('张三', '书记') })],
    ['with a word for another plugin', () => ({ vouch: vouch(key, said({ plugin: 'grid' })) })],
    ['with a word of the past', () => ({ vouch: vouch(key, said({ exp: Math.floor(Date.now() / 1000) - 400 })) })],
    ['with an actor of its own choice', () => null, { actor: { id: null, name: '书记' } }],
    ['with rubbish for a word', () => ({ vouch: `${'0'.repeat(64)}.{` })],
  ])('%s names nobody but the plugin', async (_, context, line: Partial<AuditLine> = {}) => {
    await storeVouchKey(plugin.database.client, key);
    expect(await write(app, context(), line)).toMatchObject({
      account_id: null,
      actor: 'plugin_memo_app',
      plugin_id: 'memo',
      permission: null,
      grant_ids: [],
      vouched: false,
    });
  });

  test('is about its own permissions, and never about a session', async () => {
    for (const line of [
      { action: 'core.grant.create' },
      { action: 'another.note.close' },
      { action: 'memo.session.open', kind: 'session' },
      { action: 'memo.note.write', kind: 'nonsense' },
      { action: 'memo.note.write', after: { text: 'x'.repeat(300_000) } },
    ] as unknown as Partial<AuditLine>[]) {
      await expect(write(app, null, line)).rejects.toThrow();
    }
  });

  test('is all that its role can do with the log', async () => {
    for (const sql of [
      'SELECT * FROM core.audit_entry',
      'SELECT * FROM core.context_key',
      `SELECT core.read_vouch('x')`,
      `INSERT INTO core.audit_entry (actor, plugin_id, action, request_id) VALUES ('x', 'core', 'y', 'z')`,
    ])
      await expect(app.query(sql)).rejects.toThrow('permission denied');
  });

  test('is gone with the transaction that it was part of', async () => {
    const target = randomUUID();
    await app.query('BEGIN');
    await appendAudit(
      (sql, values) => app.query(sql, values),
      [{ action: 'memo.note.write', target: { type: 'memo.note', id: target } }],
    );
    await app.query('ROLLBACK');
    const { rowCount } = await plugin.database.client.query('SELECT FROM core.audit_entry WHERE target = $1', [target]);
    expect(rowCount).toBe(0);
  });
});

describe('the log', () => {
  test('only grows, also for the role that owns it', async () => {
    const { client } = plugin.database;
    await write(client, null, { action: 'core.unit.create' });
    const columns = { audit_entry: 'actor', audit_batch: 'root', audit_leaf: 'hash' };
    for (const [table, column] of Object.entries(columns)) {
      const attempts = [
        `UPDATE core.${table} SET ${column} = ${column}`,
        `DELETE FROM core.${table}`,
        `TRUNCATE core.${table}`,
      ];
      for (const sql of attempts) await expect(client.query(sql)).rejects.toThrow(/only ever grows|permission denied/);
    }
    const { rows } = await client.query<{ right: string }>(
      `SELECT DISTINCT privilege_type AS right FROM pg_class, aclexplode(relacl)
       WHERE oid IN ('core.audit_entry'::regclass, 'core.audit_batch'::regclass, 'core.audit_leaf'::regclass)
         AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')`,
    );
    expect(rows).toEqual([]);
    await client.query('GRANT UPDATE, DELETE, TRUNCATE ON core.audit_entry TO CURRENT_USER');
    for (const sql of [
      `UPDATE core.audit_entry SET actor = 'x' WHERE false`,
      'DELETE FROM core.audit_entry',
      'TRUNCATE core.audit_entry',
    ])
      await expect(client.query(sql)).rejects.toThrow('only ever grows');
    await client.query('REVOKE UPDATE, DELETE, TRUNCATE ON core.audit_entry FROM CURRENT_USER');
  });

  test('has one line for a write whose service tells nothing, and what it tells otherwise', async () => {
    await storeVouchKey(plugin.database.client, vouchKeyOf('test-master-key'));
    const client = await plugin.as(account);
    const quiet = randomUUID();
    const told = randomUUID();
    await client.post('/v1/notes', { id: quiet, unitId: street, text: 'quiet' });
    await client.post('/v1/notes', { id: told, unitId: street, text: 'told' });
    const lines = async (target: string) =>
      (
        await plugin.database.client.query(
          'SELECT action, kind, target_type, target_title, unit_id, before, after, vouched FROM core.audit_entry WHERE target = $1 ORDER BY id',
          [target],
        )
      ).rows as unknown[];
    expect(await lines(quiet)).toEqual([
      {
        action: 'memo.note.write',
        kind: 'write',
        target_type: null,
        target_title: null,
        unit_id: street,
        before: null,
        after: null,
        vouched: true,
      },
    ]);
    expect(await lines(told)).toEqual([
      {
        action: 'memo.note.add',
        kind: 'write',
        target_type: 'memo.note',
        target_title: 'told',
        unit_id: street,
        before: null,
        after: { text: '*** (4)' },
        vouched: true,
      },
      {
        action: 'memo.note.write',
        kind: 'read',
        target_type: 'memo.note',
        target_title: null,
        unit_id: street,
        before: null,
        after: { fields: ['text'] },
        vouched: true,
      },
    ]);
  });
});
