import { createHmac } from 'node:crypto';
import type { Manifest, TodoKind } from '@linli/contracts';
import { checkColumns } from '../privacy/check-columns.ts';
import type { SchemaColumn } from '../privacy/check-columns.ts';
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
  /** What the manifest declares: its scoped tables, and what it keeps about people. */
  data: Pick<Manifest['data'], 'scopedTables' | 'personalData' | 'freeText'> &
    Partial<Pick<Manifest['data'], 'attachments'>>;
  /** What the manifest says may wait for somebody, with its words by language. */
  todos?: readonly TodoKindDefinition[];
}

/** A kind of todo as it is kept. */
export interface TodoKindDefinition extends Pick<TodoKind, 'id' | 'permission' | 'read'> {
  title: Record<string, string>;
}

/**
 * Makes a plugin's schema and roles, runs its migrations and refuses it when a table is not guarded by row-level security, or
 * when it keeps what must not be kept. Repeatable; the client is core's. Answers the text columns that the manifest is silent
 * about. @throws MigrationError with one sentence.
 */
export async function preparePlugin({
  client,
  pluginId,
  masterKey,
  migrations,
  data,
  todos = [],
}: PreparePlugin): Promise<SchemaColumn[]> {
  const schema = pluginSchemaName(pluginId);
  await makeSchema(client, pluginId, rolePassword(masterKey, `${schema}_app`));
  await client.query('SELECT core.declare_todo_kinds($1, $2)', [pluginId, JSON.stringify(todos)]);
  await migrate({ client, owner: pluginId, folder: migrations, role: `${schema}_mig`, schema });
  const { rows } = await client.query('SELECT table_name, problem FROM core.unprotected_tables($1)', [pluginId]);
  if (rows[0])
    throw new MigrationError(`${pluginId}: table ${String(rows[0]['table_name'])}: ${String(rows[0]['problem'])}`);
  const silent = await checkColumns(client, { owner: pluginId, schema, declared: data });
  const scopedTables = data.scopedTables.map(({ table }) => table);
  await client.query('SELECT core.finish_plugin_schema($1, $2)', [pluginId, scopedTables]);
  return silent;
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
