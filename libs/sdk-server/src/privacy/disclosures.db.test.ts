import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Vouch } from '@linli/contracts';
import pg from 'pg';
import { storeVouchKey } from '../context/vouch-key.ts';
import { vouch } from '../context/vouch.ts';
import { startMemoPlugin } from '../testing/memo.plugin.ts';
import type { TestPlugin } from '../testing/test-plugin.ts';

let plugin: TestPlugin;
let app: pg.Client;
let street: number;
const key = randomBytes(32);

beforeAll(async () => {
  plugin = await startMemoPlugin();
  street = await plugin.platform.unit('street');
  app = new pg.Client({ connectionString: plugin.appUrl });
  await app.connect();
  await storeVouchKey(plugin.database.client, key);
});
afterAll(async () => {
  await app?.end();
  await plugin?.close();
});

const said = (account: string, changes: Partial<Vouch> = {}): string =>
  vouch(key, {
    plugin: 'memo',
    account,
    name: '张三',
    act: 'memo.note.read',
    grants: [],
    more: 0,
    appointment: null,
    exp: Math.floor(Date.now() / 1000) + 60,
    ...changes,
  });

/** Logs a look as the plugin's own role, in a transaction that carries core's word. */
async function look(word: string | null, line: object = {}, end = 'COMMIT') {
  const note = randomUUID();
  await app.query('BEGIN');
  try {
    if (word)
      await app.query(`SELECT set_config('linli.ctx', $1, true)`, [JSON.stringify({ vouch: word, request: 'r-1' })]);
    const subject = { type: 'memo.note', id: note, name: '来信 7' };
    const told = { subject, unit: street, fields: ['phone'], reason: '回访', ...line };
    const { rows } = await app.query<{ told: { outcome: string; retryAfter?: number } }>(
      'SELECT core_pub.disclose_v1($1) AS told',
      [told],
    );
    await app.query(end);
    return { note, ...rows[0]?.told };
  } catch (error) {
    await app.query('ROLLBACK');
    throw error;
  }
}
const rows = async (table: string, column: string, id: string) =>
  (
    await plugin.database.client.query<Record<string, unknown>>(`SELECT * FROM core.${table} WHERE ${column} = $1`, [
      id,
    ])
  ).rows;

describe('a look that a plugin logs', () => {
  test('stands in the log and in the audit log, of whom core vouched for, in the transaction of the plugin', async () => {
    const account = await plugin.platform.account('张三');
    const { note, outcome } = await look(said(account));
    expect(outcome).toBe('shown');
    expect(await rows('disclosure', 'subject_id', note)).toEqual([
      expect.objectContaining({
        account_id: account,
        by_name: '张三',
        owner: 'memo',
        subject_type: 'memo.note',
        subject_name: '来信 7',
        person_id: null,
        fields: ['phone'],
        reason: '回访',
        unit_id: street,
        outcome: 'shown',
        request_id: 'r-1',
      }),
    ]);
    expect(await rows('audit_entry', 'target', note)).toEqual([
      expect.objectContaining({
        kind: 'read',
        outcome: 'done',
        vouched: true,
        after: { fields: ['phone'] },
        reason: '回访',
      }),
    ]);
    const undone = await look(said(account), {}, 'ROLLBACK');
    expect(await rows('disclosure', 'subject_id', undone.note)).toEqual([]);
    expect(await rows('audit_entry', 'target', undone.note)).toEqual([]);
  });

  test('names a person that core knows by their id alone', async () => {
    const account = await plugin.platform.account('李四');
    const person = randomUUID();
    await plugin.database.client.query(`INSERT INTO core.person (id, name, unit_id) VALUES ($1, '王建国', $2)`, [
      person,
      street,
    ]);
    const known = await look(said(account), { subject: { type: 'memo.note', id: 'k', name: '王建国', person } });
    expect(known.outcome).toBe('shown');
    expect(await rows('disclosure', 'subject_id', 'k')).toEqual([
      expect.objectContaining({ person_id: person, subject_name: null }),
    ]);
    await look(said(account), { subject: { type: 'memo.note', id: 'u', name: '某人', person: randomUUID() } });
    expect(await rows('disclosure', 'subject_id', 'u')).toEqual([
      expect.objectContaining({ person_id: null, subject_name: '某人' }),
    ]);
  });

  test.each([
    ['without a word of core', () => null],
    ['with a word signed by another key', () => said(randomUUID()).replace(/^./, (c) => (c === '0' ? '1' : '0'))],
    ['with a word for another plugin', () => said(randomUUID(), { plugin: 'grid' })],
    ['with a word of the past', () => said(randomUUID(), { exp: Math.floor(Date.now() / 1000) - 400 })],
  ])('is refused %s', async (_, word) => {
    await expect(look(word())).rejects.toThrow('nobody looks without a name');
  });

  test('is refused at what is not the plugin’s, without a reason, and without fields', async () => {
    const account = await plugin.platform.account('王五');
    for (const type of ['core.person', 'sample.record', 'memory.x'])
      await expect(look(said(account), { subject: { type, id: '1' } })).rejects.toThrow('may not log a look');
    await expect(look(said(account), { reason: '' })).rejects.toThrow('disclosure_reason');
    await expect(look(said(account), { reason: null })).rejects.toThrow('reason');
    await expect(look(said(account), { fields: [] })).rejects.toThrow('disclosure_fields');
  });

  test('is refused after too many, and says until when; what was refused can still be written down', async () => {
    const account = await plugin.platform.account('赵六');
    for (let i = 0; i < 20; i += 1) expect((await look(said(account))).outcome).toBe('shown');
    const { note, outcome, retryAfter } = await look(said(account));
    expect(outcome).toBe('refused');
    expect(retryAfter).toBeGreaterThan(500);
    expect(await rows('disclosure', 'subject_id', note)).toEqual([]);
    const { note: told } = await look(said(account), { outcome: 'refused' });
    expect(await rows('disclosure', 'subject_id', told)).toEqual([expect.objectContaining({ outcome: 'refused' })]);
  });

  test('cannot be changed, removed or read by the plugin', async () => {
    for (const statement of ['SELECT * FROM core.disclosure', 'DELETE FROM core.disclosure', 'SELECT core.acting()'])
      await expect(app.query(statement)).rejects.toThrow('permission denied');
  });
});
