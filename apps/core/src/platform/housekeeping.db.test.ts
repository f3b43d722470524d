import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DiskFileStore, rolePassword, urlForRole } from '@linli/sdk-server';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { writeFakeBundle } from '../testing/fake-bundle.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';
import { Housekeeping } from './housekeeping.ts';

const ROLE = 'plugin_fake_app';

describe('housekeeping', () => {
  let core: TestCore;
  let dataSource: DataSource;
  const filesDir = () => path.join(core.config.home, 'files');

  beforeAll(async () => {
    core = await startTestCore((plugins) => void writeFakeBundle(plugins, 'fake'));
    await core.until(async () => (await core.send('/readyz')).status === 200);
    dataSource = await new DataSource({ type: 'postgres', url: core.config.databaseUrl }).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await core.close();
  });

  test('removes old answers of core and of every plugin, and no younger ones', async () => {
    const { client } = core.database;
    const account = '00000000-0000-4000-8000-000000000001';
    for (const [key, age] of [
      ['old-key', '25 hours'],
      ['new-key', '23 hours'],
    ]) {
      await client.query(
        `INSERT INTO core.idempotency_key (account_id, key, request_hash, created_at) VALUES ($1, $2, '', now() - $3::interval)`,
        [account, key, age],
      );
      const plugin = new Client({
        connectionString: urlForRole(core.config.databaseUrl, ROLE, rolePassword('00'.repeat(32), ROLE)),
      });
      await plugin.connect();
      await plugin.query('BEGIN');
      await plugin.query(`SELECT set_config('linli.ctx', $1, true)`, [JSON.stringify({ account })]);
      await plugin.query(
        `INSERT INTO idempotency_key (account_id, key, request_hash, created_at) VALUES ($1, $2, '', now() - $3::interval)`,
        [account, key, age],
      );
      await plugin.query('COMMIT');
      await plugin.end();
    }
    await new Housekeeping(dataSource, filesDir()).run();
    const { rows } = await client.query<{ key: string }>(
      'SELECT key FROM core.idempotency_key UNION ALL SELECT key FROM plugin_fake.idempotency_key',
    );
    expect(rows.map(({ key }) => key)).toEqual(['new-key', 'new-key']);
  });

  test('forgets ended sessions only when their tokens cannot be used any more', async () => {
    const { client } = core.database;
    await client.query(
      `INSERT INTO core.ended_session (issuer, sid, forget_at) VALUES ('i', 'over', now() - interval '1 s'), ('i', 'not-yet', now() + interval '1 h')`,
    );
    await new Housekeeping(dataSource, filesDir()).run();
    const { rows } = await client.query<{ sid: string }>('SELECT sid FROM core.ended_session');
    expect(rows.map(({ sid }) => sid)).toEqual(['not-yet']);
  });

  test('removes uploads that nobody sent, with their files, and leaves younger ones', async () => {
    const { client } = core.database;
    const account = '00000000-0000-4000-8000-000000000001';
    const [old, young] = ['019ab000-0000-7000-8000-0000000000a1', '019ab000-0000-7000-8000-0000000000a2'];
    const folder = path.join(filesDir(), 'core');
    const store = new DiskFileStore(folder);
    for (const [id, age] of [
      [old, '25 hours'],
      [young, '23 hours'],
    ] as const) {
      const { size, sha256 } = await store.put(id, bytes());
      await client.query(
        `INSERT INTO core.attachment (id, kind, name, media_type, size, sha256, uploaded_by, uploaded_at)
         VALUES ($1, 'appointment-basis', 'a.pdf', 'application/pdf', $2, $3, $4, now() - $5::interval)`,
        [id, size, sha256, account, age],
      );
    }
    await new Housekeeping(dataSource, filesDir()).run();
    const { rows } = await client.query<{ id: string }>('SELECT id FROM core.attachment');
    expect(rows.map(({ id }) => id)).toEqual([young]);
    expect([await store.open(old), existsSync(path.join(folder, 'a2', young))]).toEqual([null, true]);
  });
});

async function* bytes(): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from('%PDF-1.7'));
}
