import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { TestPlatform } from '../testing/test-platform.ts';
import { preparePlugin } from './plugin-schema.ts';

const TABLES = `CREATE TABLE visit (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), unit_id integer NOT NULL, host_id uuid, note text);
SELECT core_pub.scope_table('visit', 'calls.visit.read');
SELECT core_pub.scope_organisation('visit', 'host_id', 'calls.visit.read');`;

let database: TestDatabase;
let host: string;
let stranger: string;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const platform = new TestPlatform(database.client);
  folder = mkdtempSync(path.join(tmpdir(), 'linli-calls-'));
  writeFileSync(path.join(folder, '202611230000-create-visit.sql'), TABLES);
  writeFileSync(path.join(folder, 'migrations.json'), JSON.stringify({ '202611230000-create-visit.sql': 'expand' }));
  await preparePlugin({
    client: database.client,
    pluginId: 'calls',
    masterKey: 'k',
    migrations: folder,
    data: { scopedTables: [{ table: 'visit', read: 'calls.visit.read' }], personalData: [], freeText: [] },
  });
  const unit = await platform.unit('street', await platform.unit('district'));
  host = await platform.organisation(unit);
  stranger = await platform.organisation(unit);
  await database.client.query(
    'INSERT INTO plugin_calls.visit (unit_id, host_id) SELECT $1, $2 FROM generate_series(1, 3)',
    [unit, host],
  );
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the rows that name an organisation are counted, and no others', async () => {
  const { rows } = await database.client.query<{ host: number; stranger: number }>(
    `SELECT core.count_organisation_rows(ARRAY[$1::uuid])::integer AS host,
       core.count_organisation_rows(ARRAY[$2::uuid])::integer AS stranger`,
    [host, stranger],
  );
  expect(rows).toEqual([{ host: 3, stranger: 0 }]);
});
