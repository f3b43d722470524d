import { createHmac } from 'node:crypto';
import { MigrationError, migrate } from './migrate.ts';
import type { SqlClient } from './migrate.ts';

/** Where a plugin's rows live and as whom it works: `plugin_<id>` with dashes as underscores. */
export function pluginSchemaName(pluginId: string): string {
  return `plugin_${pluginId.replaceAll('-', '_')}`;
}

/** Password of a plugin's database role: derived, so that it need not be stored and every core instance knows it. */
export function rolePassword(masterKey: string, role: string): string {
  return createHmac('sha256', masterKey).update(role).digest('hex');
}

/** A connection string for another role of the same database. */
export function urlForRole(databaseUrl: string, role: string, password: string): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = password;
  return url.href;
}

export interface PreparePlugin {
  client: SqlClient;
  pluginId: string;
  masterKey: string;
  /** Folder with the plugin's SQL files and migrations.json. */
  migrations: string;
  /** Table names of the manifest's data.scopedTables. */
  scopedTables: string[];
}

/**
 * Makes a plugin's schema and roles, runs its migrations and refuses it when a table is not guarded by row-level security.
 * Repeatable; the client is core's. @throws MigrationError with one sentence.
 */
export async function preparePlugin({
  client,
  pluginId,
  masterKey,
  migrations,
  scopedTables,
}: PreparePlugin): Promise<void> {
  const schema = pluginSchemaName(pluginId);
  await makeSchema(client, pluginId, rolePassword(masterKey, `${schema}_app`));
  await migrate({ client, owner: pluginId, folder: migrations, role: `${schema}_mig`, schema });
  const { rows } = await client.query('SELECT table_name, problem FROM core.unprotected_tables($1)', [pluginId]);
  if (rows[0])
    throw new MigrationError(`${pluginId}: table ${String(rows[0]['table_name'])}: ${String(rows[0]['problem'])}`);
  await client.query('SELECT core.finish_plugin_schema($1, $2)', [pluginId, scopedTables]);
}

/** Roles belong to the whole server: another database that makes the same one at this moment is no failure. */
async function makeSchema(client: SqlClient, pluginId: string, password: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await client.query('BEGIN');
    try {
      await client.query('SELECT core.prepare_plugin_schema($1, $2)', [pluginId, password]);
      await client.query('COMMIT');
      return;
    } catch (error) {
      await client.query('ROLLBACK');
      if (attempt === 5 || !/tuple concurrently updated/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }
}
