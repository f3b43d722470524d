import type { Client } from 'pg';

/** Runs statements as the role that owns the plugin's tables, as its migrations do. One that fails ends the bench. */
export async function asOwner(client: Client, plugin: string, ...statements: string[]): Promise<void> {
  for (const sql of [`SET ROLE plugin_${plugin}_mig`, ...statements, 'RESET ROLE']) await client.query(sql);
}

/** Lets core's role write the plugin's tables while the work is done; otherwise it may only read and remove. */
export async function writing<T>(
  client: Client,
  plugin: string,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const list = tables.map((table) => `plugin_${plugin}.${table}`).join(', ');
  await asOwner(client, plugin, `GRANT INSERT ON ${list} TO SESSION_USER`);
  try {
    return await work();
  } finally {
    await asOwner(client, plugin, `REVOKE INSERT ON ${list} FROM SESSION_USER`);
  }
}

/** All of it or nothing. */
export async function together<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const done = await work();
    await client.query('COMMIT');
    return done;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
