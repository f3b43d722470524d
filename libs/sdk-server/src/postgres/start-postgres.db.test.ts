import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { removeData } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { startPostgres, type RunningPostgres, type StartPostgresOptions } from './start-postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'linli-postgres-'));
const dataDir = join(folder, 'pg');
const started: RunningPostgres[] = [];

async function start(options: Partial<StartPostgresOptions> = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir, port: freePort, password: 'onlyfortests', durable: false, ...options });
  started.push(server);
  return server;
}

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as T[];
}

beforeAll(async () => {
  const server = await start();
  await ask(server.url, 'CREATE TABLE note (text text)');
  await server.stop();
});
afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});
afterAll(() => {
  removeData(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  test('is used through a role that is no superuser and passes no row-level security', async () => {
    const { url } = await start();
    const roles = await ask(
      url,
      'SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user',
    );
    expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: true }]);
  });

  test('lets nobody in as superuser, and nobody without the password', async () => {
    const { url } = await start();
    const as = (user: string) => ask(url.replace('linli:onlyfortests@', user), 'SELECT 1');
    await expect(as('postgres:onlyfortests@')).rejects.toThrow(/authentication failed/);
    await expect(as('postgres@')).rejects.toThrow();
    await expect(as('linli:wrongwrong@')).rejects.toThrow(/authentication failed/);
  });

  test('listens on this machine only', async () => {
    const { url } = await start();
    expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  });

  test('has the extensions of the product, and finds letters in Chinese names', async () => {
    const { url } = await start();
    for (const name of ['ltree', 'pg_trgm', 'btree_gist']) await ask(url, `CREATE EXTENSION IF NOT EXISTS ${name}`);
    const [row] = await ask<{ trigrams: string[] }>(url, `SELECT show_trgm('诚厚里') AS trigrams`);
    expect(row?.trigrams.length).toBeGreaterThan(0);
  });

  test('waits for the disk unless told otherwise', async () => {
    const { url } = await start({ durable: true });
    expect(await ask(url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  });

  test('keeps what was committed when it is killed, and starts again at once', async () => {
    const first = await start({ durable: true });
    await ask(first.url, `INSERT INTO note VALUES ('kept')`);
    process.kill(first.pid, 'SIGKILL');
    const second = await start();
    expect(await ask(second.url, `SELECT text FROM note WHERE text = 'kept'`)).toEqual([{ text: 'kept' }]);
  });

  test('takes down a server that an earlier run has left on its data', async () => {
    const first = await start();
    const second = await start();
    await first.exited;
    expect(second.pid).not.toBe(first.pid);
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('takes a new password when the old one was lost', async () => {
    const { url } = await start({ password: 'anotherpassword' });
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('starts although the pid file names a living process that is no PostgreSQL', async () => {
    writeFileSync(join(realpathSync(dataDir), 'postmaster.pid'), `${process.pid}\n`);
    const { url } = await start();
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('says in one sentence that its data is of another major version', async () => {
    const file = join(realpathSync(dataDir), 'PG_VERSION');
    const version = readFileSync(file, 'utf8');
    writeFileSync(file, '12\n');
    await expect(start()).rejects.toMatchObject({
      code: 'data-version',
      params: { found: '12', major: version.trim() },
    });
    writeFileSync(file, version);
  });

  test('says in one sentence that its port is taken', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    await expect(
      startPostgres({ dataDir: `${dataDir}-2`, port, password: 'onlyfortests', durable: false }),
    ).rejects.toMatchObject({
      code: 'port-taken',
    });
    removeData(`${dataDir}-2`);
  });
});
