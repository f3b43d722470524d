import type { TestWorld } from '@linli/sdk-server/testing';

/** Every column of every table of the database in which these letters stand, as `schema.table.column`. */
export async function everyPlace({ plugin }: TestWorld, letters: string): Promise<string[]> {
  const { client } = plugin.database;
  const { rows: tables } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1, 2`,
  );
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await client.query<{ key: string }>(
      `SELECT DISTINCT e.key FROM ${schema}.${name} AS t, jsonb_each_text(to_jsonb(t)) AS e WHERE strpos(e.value, $1) > 0 ORDER BY 1`,
      [letters],
    );
    found.push(...rows.map(({ key }) => `${schema}.${name}.${key}`));
  }
  return found;
}
