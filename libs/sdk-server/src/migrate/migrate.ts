import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** How a migration stands to a rollback: `expand` and `data` leave the previous release working, `contract` does not. */
export const migrationKindSchema = z.enum(['expand', 'data', 'contract']);
const FILE = /^\d{12}-(create|add|drop|rename|backfill)-[a-z0-9-]+\.sql$/;

/** What {@link migrate} needs of a database connection; a `pg` client has it. */
export interface SqlClient {
  query(sql: string, parameters?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface MigrateOptions {
  client: SqlClient;
  /** Whose migrations these are: `platform`, `core` or a plugin's id. */
  owner: string;
  /** Folder with the SQL files and `migrations.json`, which names the kind of each. */
  folder: string;
  /** Role that runs them and owns what they make, and the schema they make it in. Neither for the platform's own. */
  role?: string;
  schema?: string;
}

/** A migration that cannot be run: a file changed after it ran, is missing, badly named, or failed. */
export class MigrationError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MigrationError';
  }
}

/**
 * Runs what has not run yet, in the order of the names, each in a transaction together with its line in the ledger, all
 * under one advisory lock: two processes that start at once run each file once, and a killed one leaves nothing half done.
 * @returns the names that ran now.
 */
export async function migrate({ client, owner, folder, role, schema }: MigrateOptions): Promise<string[]> {
  const files = readMigrations(folder);
  await client.query(`SELECT pg_advisory_lock(hashtext('linli:migrate'))`);
  try {
    await client.query('CREATE SCHEMA IF NOT EXISTS core');
    await client.query(`CREATE TABLE IF NOT EXISTS core.migration (owner text, name text, checksum text NOT NULL, kind text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (owner, name))`);
    const { rows } = await client.query('SELECT name, checksum FROM core.migration WHERE owner = $1', [owner]);
    const applied = new Map(rows.map((row) => [String(row['name']), String(row['checksum'])]));
    const ran: string[] = [];
    for (const file of files) {
      const before = applied.get(file.name);
      if (before === file.checksum) continue;
      if (before !== undefined)
        throw new MigrationError(`${owner}: ${file.name} was changed after it ran; add a new migration instead`);
      await apply(client, file, { owner, role, schema });
      ran.push(file.name);
    }
    return ran;
  } finally {
    await client.query(`SELECT pg_advisory_unlock(hashtext('linli:migrate'))`);
  }
}

interface MigrationFile {
  name: string;
  kind: string;
  sql: string;
  checksum: string;
}

function readMigrations(folder: string): MigrationFile[] {
  const index = path.join(folder, 'migrations.json');
  if (!existsSync(index)) throw new MigrationError(`${folder} has no migrations.json`);
  const kinds = z.record(z.string(), migrationKindSchema).parse(JSON.parse(readFileSync(index, 'utf8')));
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const missing = Object.keys(kinds).find((name) => !names.includes(name));
  if (missing) throw new MigrationError(`migrations.json names ${missing}, which is not there`);
  return names.map((name) => {
    const kind = kinds[name];
    if (!FILE.test(name)) throw new MigrationError(`${name} is not named <yyyymmddhhmm>-<verb>-<thing>.sql`);
    if (!kind) throw new MigrationError(`migrations.json does not name the kind of ${name}`);
    const sql = readFileSync(path.join(folder, name), 'utf8');
    return { name, kind, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

async function apply(
  client: SqlClient,
  file: MigrationFile,
  { owner, role, schema }: Pick<MigrateOptions, 'owner' | 'role' | 'schema'>,
): Promise<void> {
  await client.query('BEGIN');
  try {
    if (role) await client.query(`SET LOCAL ROLE ${quote(role)}`);
    if (schema) await client.query(`SET LOCAL search_path = ${quote(schema)}, core_pub, public`);
    await client.query(file.sql);
    if (role) await client.query('RESET ROLE');
    await client.query('INSERT INTO core.migration (owner, name, checksum, kind) VALUES ($1, $2, $3, $4)', [
      owner,
      file.name,
      file.checksum,
      file.kind,
    ]);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new MigrationError(
      `${owner}: ${file.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    );
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
