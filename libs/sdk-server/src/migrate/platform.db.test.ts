import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { TestPlatform } from '../testing/test-platform.ts';
import { migratePlatform } from './platform.ts';
import { preparePlugin, rolePassword, urlForRole } from './plugin-schema.ts';

const MASTER = 'k';
const TABLES = `CREATE TABLE note (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), unit_id integer NOT NULL, author uuid, text text);
SELECT core_pub.scope_table('note', 'memo.note.read', 'author');
CREATE TABLE note_event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note_id uuid NOT NULL REFERENCES note (id) ON DELETE CASCADE, what text);
SELECT core_pub.scope_child('note_event', 'note', 'note_id');`;

let database: TestDatabase;
let platform: TestPlatform;
let app: pg.Client;
let migrations: string;
let me: string;
let street: number;
let other: number;
let community: number;

/** What the app role sees as `context`; undefined leaves the setting untouched. */
async function seen(context: unknown, sql = 'SELECT text FROM note ORDER BY text'): Promise<unknown[]> {
  await app.query('BEGIN');
  try {
    if (context !== undefined)
      await app.query(`SELECT set_config('linli.ctx', $1, true)`, [context === '' ? '' : JSON.stringify(context)]);
    return (await app.query({ text: sql, rowMode: 'array' })).rows.map((row: unknown[]) => row[0]);
  } finally {
    await app.query('ROLLBACK');
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  platform = new TestPlatform(database.client);
  migrations = mkdtempSync(path.join(tmpdir(), 'linli-memo-'));
  writeFileSync(path.join(migrations, '202611230000-create-note.sql'), TABLES);
  writeFileSync(path.join(migrations, 'migrations.json'), JSON.stringify({ '202611230000-create-note.sql': 'expand' }));
  await preparePlugin({
    client: database.client,
    pluginId: 'memo',
    masterKey: MASTER,
    migrations,
    data: { scopedTables: [{ table: 'note', read: 'x.row.read' }], personalData: [], freeText: [] },
  });
  app = new pg.Client({
    connectionString: urlForRole(database.url, 'plugin_memo_app', rolePassword(MASTER, 'plugin_memo_app')),
  });
  await app.connect();
  const district = await platform.unit('district');
  street = await platform.unit('street', district);
  other = await platform.unit('street', district);
  community = await platform.unit('community', street);
  me = await platform.account('me');
  await app.query('BEGIN');
  await app.query(`SELECT set_config('linli.ctx', $1, true)`, [
    JSON.stringify({
      account: me,
      name: 'me',
      request: 'r',
      act: 'memo.note.write',
      reach: { 'memo.note.write': [district] },
    }),
  ]);
  await app.query('INSERT INTO note (unit_id, author, text) VALUES ($1, $2, $3), ($4, NULL, $5)', [
    community,
    me,
    'here',
    other,
    'there',
  ]);
  await app.query(`INSERT INTO note_event (note_id, what) SELECT id, text FROM note`);
  await app.query('COMMIT');
});

afterAll(async () => {
  await app?.end();
  await database?.close();
});

describe('the database contract', () => {
  test('runs once, and a second time changes nothing', async () => {
    expect(await migratePlatform(database.client)).toEqual([]);
    await preparePlugin({
      client: database.client,
      pluginId: 'memo',
      masterKey: MASTER,
      migrations,
      data: { scopedTables: [{ table: 'note', read: 'x.row.read' }], personalData: [], freeText: [] },
    });
  });

  test('without a context, or with an empty one, every table has no rows', async () => {
    const { rows } = await database.client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'plugin_memo'`,
    );
    expect(rows.map((row) => row.name).sort()).toEqual([
      'plugin_memo.idempotency_key',
      'plugin_memo.note',
      'plugin_memo.note_event',
    ]);
    for (const { name } of rows) {
      for (const context of [undefined, '', {}, { account: me }, { reach: {} }, { reach: { 'memo.note.read': [] } }]) {
        // My own note is mine to read even where I hold nothing.
        const mine = typeof context === 'object' && 'account' in context;
        if (!mine) expect(await seen(context, `SELECT 1 FROM ${name}`)).toEqual([]);
      }
    }
    expect(await seen({ account: me })).toEqual(['here']);
  });

  test('the app role owns nothing, may not bypass row-level security, and every table forces it', async () => {
    const { rows: roles } = await database.client.query(
      `SELECT rolbypassrls, rolsuper, rolcreaterole, (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owns FROM pg_roles WHERE rolname = 'plugin_memo_app'`,
    );
    expect(roles).toEqual([{ rolbypassrls: false, rolsuper: false, rolcreaterole: false, owns: 0 }]);
    expect((await database.client.query(`SELECT * FROM core.unprotected_tables('memo')`)).rows).toEqual([]);
    await expect(app.query('CREATE TABLE plugin_memo.mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(app.query('SELECT * FROM core.account')).rejects.toThrow(/permission denied/);
  });

  test('reading follows the read permission alone, never another one', async () => {
    expect(await seen({ reach: { 'memo.note.read': [street] } })).toEqual(['here']);
    expect(await seen({ reach: { 'memo.note.read': [other] } })).toEqual(['there']);
    expect(await seen({ reach: { 'memo.note.read': [other], 'memo.note.write': [street] } })).toEqual(['there']);
    expect(await seen({ reach: { 'memo.note.read': [1] } })).toEqual(['here', 'there']);
    expect(await seen({ account: me, reach: { 'memo.note.read': [other] } })).toEqual(['here', 'there']);
    expect(await seen({ reach: { 'memo.note.read': [street] } }, 'SELECT what FROM note_event')).toEqual(['here']);
  });

  test('writing follows the permission acted with', async () => {
    const write = async (act: string, unit: number) => {
      await app.query('BEGIN');
      try {
        await app.query(`SELECT set_config('linli.ctx', $1, true)`, [
          JSON.stringify({
            account: me,
            act,
            reach: { 'memo.note.read': [street, other], 'memo.note.write': [street] },
          }),
        ]);
        await app.query('INSERT INTO note (unit_id, author) VALUES ($1, $2)', [unit, me]);
        return (await app.query('UPDATE note SET text = text WHERE unit_id = $1 RETURNING id', [unit])).rowCount;
      } finally {
        await app.query('ROLLBACK');
      }
    };
    expect(await write('memo.note.write', community)).toBe(2);
    await expect(write('memo.note.write', other)).rejects.toThrow(/row-level security/);
    await expect(write('', community)).rejects.toThrow(/row-level security/);
  });

  test('nobody but the database says where a row stands', async () => {
    await app.query('BEGIN');
    await app.query(`SELECT set_config('linli.ctx', $1, true)`, [
      JSON.stringify({ account: me, act: 'memo.note.write', reach: { 'memo.note.read': [1], 'memo.note.write': [1] } }),
    ]);
    await app.query(`UPDATE note SET street_id = $1, unit_path = '1'`, [other]);
    const { rows } = await app.query('SELECT text, street_id FROM note ORDER BY text');
    await app.query('ROLLBACK');
    expect(rows).toEqual([
      { text: 'here', street_id: street },
      { text: 'there', street_id: other },
    ]);
  });

  test('a plugin that says a move is under way gains nothing by it', async () => {
    await app.query('BEGIN');
    await app.query(`SELECT set_config('linli.ctx', $1, true), set_config('linli.moving', 'on', true)`, [
      JSON.stringify({ account: me, act: 'memo.note.write', reach: { 'memo.note.read': [1], 'memo.note.write': [1] } }),
    ]);
    await app.query(`UPDATE note SET street_id = $1, unit_path = '1'`, [other]);
    const { rows } = await app.query('SELECT text, street_id FROM note ORDER BY text');
    await app.query('ROLLBACK');
    expect(rows).toEqual([
      { text: 'here', street_id: street },
      { text: 'there', street_id: other },
    ]);
  });

  test('the trigger stands aside within a move only, also for the platform itself', async () => {
    const elsewhere = await platform.unit('street', await platform.unit('district'));
    await database.client.query('BEGIN');
    await platform.move(community, elsewhere);
    await database.client.query(`UPDATE plugin_memo.note SET unit_path = '1', street_id = NULL WHERE text = 'here'`);
    const { rows } = await database.client.query(
      `SELECT n.street_id, n.unit_path = u.path AS placed FROM plugin_memo.note n JOIN core.unit u ON u.id = n.unit_id WHERE n.text = 'here'`,
    );
    await database.client.query('ROLLBACK');
    expect(rows).toEqual([{ street_id: elsewhere, placed: true }]);
  });

  test('a move makes every row readable for exactly the right people at once', async () => {
    const elsewhere = await platform.unit('street', (await platform.unit('district')) as number);
    await platform.move(community, elsewhere);
    expect(await seen({ reach: { 'memo.note.read': [street] } })).toEqual([]);
    expect(await seen({ reach: { 'memo.note.read': [elsewhere] } })).toEqual(['here']);
    await platform.move(community, street);
    expect(await seen({ reach: { 'memo.note.read': [street] } })).toEqual(['here']);
  });

  test('a move waits for a row that is being written in the unit, and takes it along', async () => {
    await app.query('BEGIN');
    await app.query(`SELECT set_config('linli.ctx', $1, true)`, [
      JSON.stringify({ account: me, act: 'memo.note.write', reach: { 'memo.note.write': [1], 'memo.note.read': [1] } }),
    ]);
    await app.query(`INSERT INTO note (unit_id, text) VALUES ($1, 'late')`, [community]);
    let moved = false;
    const moving = platform.move(community, other).then(() => (moved = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(moved).toBe(false);
    await app.query('COMMIT');
    await moving;
    expect(await seen({ reach: { 'memo.note.read': [other] } })).toContain('late');
    expect(await seen({ reach: { 'memo.note.read': [street] } })).toEqual([]);
    await platform.move(community, street);
  });

  test('a unit never moves below itself, nor to a level it does not belong to', async () => {
    await expect(platform.move(street, community)).rejects.toThrow(/cannot move below itself/);
    await expect(platform.move(community, community)).rejects.toThrow(/cannot move below itself/);
    const { rows } = await database.client.query<{ parent_id: number }>(
      'SELECT parent_id FROM core.unit WHERE id = $1',
      [street],
    );
    await expect(platform.move(community, rows[0]?.parent_id ?? 0)).rejects.toThrow(/cannot stand below/);
  });

  test('a plugin with an unguarded table is refused in one sentence', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-open-'));
    writeFileSync(path.join(folder, '202611230000-create-open.sql'), 'CREATE TABLE open (id integer)');
    writeFileSync(path.join(folder, 'migrations.json'), JSON.stringify({ '202611230000-create-open.sql': 'expand' }));
    await expect(
      preparePlugin({
        client: database.client,
        pluginId: 'open-one',
        masterKey: MASTER,
        migrations: folder,
        data: { scopedTables: [], personalData: [], freeText: [] },
      }),
    ).rejects.toThrow('open-one: table open: row-level security is not forced');
  });

  test('no account holds two of the three administrators', async () => {
    await database.client.query(
      `INSERT INTO core.role (id, plugin_id, title, permissions) VALUES ('core.system-admin', 'core', '{}', '{}'), ('core.audit-admin', 'core', '{}', '{}')`,
    );
    const grant = (role: string) =>
      database.client.query(
        `INSERT INTO core."grant" (account_id, role_id, unit_id, reason) VALUES ($1, $2, 1, 'test')`,
        [me, role],
      );
    await grant('core.system-admin');
    await expect(grant('core.audit-admin')).rejects.toThrow(/grant_one_administrator/);
  });
});
