import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migratePlatform } from '../migrate/platform.ts';

/** A throw-away database with the platform's schema, owned by a role that is no superuser, as in production. */
export interface TestDatabase {
  /** Connects as the owner, which is what core connects as. */
  url: string;
  /** An open connection of the owner. */
  client: pg.Client;
  close(): Promise<void>;
}

const OWNER = 'linli_test';

/**
 * Makes a database on the server of LINLI_TEST_DATABASE_URL, or on an embedded one that is started for it.
 * `platform: false` leaves it empty. `alone` gives it a server of its own, for what depends on everything that a server has
 * under way, such as the oldest transaction.
 */
export async function createTestDatabase({ platform = true, alone = false } = {}): Promise<TestDatabase> {
  const server = await testServer(alone);
  const name = `t_${randomBytes(8).toString('hex')}`;
  const admin = await connect(server.url);
  const url = new URL(server.url);
  // A superuser would see through row-level security: the owner is then another role, as in production.
  const { rows } = await admin.query<{ rolsuper: boolean }>(
    'SELECT rolsuper FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.rolsuper) {
    await admin.query(`SELECT pg_advisory_lock(hashtext('linli:test-owner'))`);
    const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [OWNER]);
    if (!rowCount) await admin.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE CREATEDB PASSWORD 'test'`);
    await admin.query(`SELECT pg_advisory_unlock(hashtext('linli:test-owner'))`);
    url.username = OWNER;
    url.password = 'test';
  }
  await admin.query(`CREATE DATABASE ${name} OWNER ${url.username}`);
  url.pathname = `/${name}`;
  const client = await connect(url.href);
  if (platform) await migratePlatform(client);
  return {
    url: url.href,
    client,
    async close() {
      await client.end();
      await dropDatabase(admin, name);
      await admin.end();
      await server.stop();
    },
  };
}

/** The owner may not end the sessions of other roles: it waits a moment for those that are just closing. */
async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.query(`DROP DATABASE IF EXISTS ${name}`);
      return;
    } catch (error) {
      if (attempt === 50) throw new Error(`a test left a connection to ${name} open`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, pipeline: true });
  // Tests end the server under its clients on purpose.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function testServer(alone: boolean): Promise<{ url: string; stop(): Promise<void> }> {
  const given = alone ? undefined : process.env['LINLI_TEST_DATABASE_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const { startTestPostgres } = await import('./test-postgres.ts');
  return startTestPostgres();
}
