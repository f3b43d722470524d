import { setTimeout as sleep } from 'node:timers/promises';
import { migrate, migratePlatform, storeVouchKey, type Texts } from '@linli/sdk-server';
import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { corePermissions, coreRoles, ensureOperator, syncPermissions, syncRoles } from './access/role-sync.ts';
import { syncPostTypes } from './body/post-type-sync.ts';
import { networkCode, StartError } from './start.errors.ts';

const ATTEMPTS = 40;
const PAUSE_MS = 250;

export interface OpenDatabase {
  url: string;
  /** Folder of the built process, where the platform's migrations are; undefined from source. */
  bundleFolder?: string | undefined;
  /** Core's own migrations beyond the platform's. */
  migrations: string;
  texts: Texts;
  /** What core vouches for contexts with. */
  vouchKey: Buffer;
}

/** Waits for the database, brings its schema up to date, and makes sure of core's roles and of the operator's account. */
export async function openDatabase({ url, bundleFolder, migrations, texts, vouchKey }: OpenDatabase): Promise<void> {
  const client = await connect(url);
  try {
    await migratePlatform(client, bundleFolder);
    if (existsSync(migrations)) await migrate({ client, owner: 'core', folder: migrations });
    await storeVouchKey(client, vouchKey);
    await syncPermissions(client, 'core', corePermissions(texts));
    await syncRoles(client, 'core', coreRoles(texts));
    await syncPostTypes(client, texts);
    await ensureOperator(client, texts.find('zh-CN', 'account.operator') ?? 'operator');
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new Client({
      connectionString: url,
      application_name: 'linli-start',
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const { host } = new URL(url);
      if (attempt === ATTEMPTS || !isPassing(error)) {
        throw new StartError(
          `The database at ${host} cannot be used (${networkCode(error)}): check LINLI_DATABASE_URL and that it runs.`,
        );
      }
      await sleep(PAUSE_MS);
    }
  }
}

/** Whether waiting can help: nobody listens yet, or the server is still starting. A wrong password stays wrong. */
function isPassing(error: unknown): boolean {
  return ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', '57P03'].includes(networkCode(error));
}
