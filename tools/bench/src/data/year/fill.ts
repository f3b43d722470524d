import type { Client } from 'pg';
import { asOwner, together } from '../../product/as-owner.ts';

/** Units of the district that records stand at, by level: `bench_spot (level, at, id)`. */
export type SpotLevel = 'district' | 'street' | 'community';

/** Rows of a table: what each column is made of, by the number of the row, `n`. */
export interface Rows {
  plugin: string;
  table: string;
  /** Level of the units that the rows are dealt to in turn. */
  at: SpotLevel;
  count: number;
  /** By column; an expression may say `n`, the moment `made` within the last year, and the unit `u`. */
  columns: Readonly<Record<string, string>>;
  /** Without what each record has: state_since, created_at, created_by and version. */
  plain?: boolean;
}

const PLACES = ['province_id', 'city_id', 'district_id', 'street_id', 'community_id', 'grid_id'] as const;
const PLACE = {
  unit_id: 'u.id',
  unit_path: 'u.path',
  ...Object.fromEntries(PLACES.map((name) => [name, `u.${name}`])),
};
const RECORD = { state_since: 'made', created_at: 'made', created_by: uuid(`'clerk'`), version: '1' };

/** The key of a row, from what names it: found again without being looked up. */
export function uuid(name: string): string {
  return `md5('bench-' || ${name})::uuid`;
}

/** Makes the rows in one statement. What the tree derives is joined from the tree, as the trigger would. */
export async function fill(client: Client, { plugin, table, at, count, columns, plain = false }: Rows): Promise<void> {
  const all: Record<string, string> = { ...(plain ? {} : RECORD), ...PLACE, ...columns };
  await client.query(
    `INSERT INTO plugin_${plugin}.${table} (${Object.keys(all).join(', ')})
     SELECT ${Object.values(all).join(', ')}
     FROM generate_series(0, $1::integer - 1) AS n
     CROSS JOIN LATERAL (SELECT now() - interval '1 year' + n * (interval '363 days' / $1::float8) AS made) AS time
     JOIN bench_spot AS spot ON spot.level = $2 AND spot.at = n % (SELECT count(*) FROM bench_spot WHERE level = $2)
     JOIN core.unit u ON u.id = spot.id ON CONFLICT DO NOTHING`,
    [count, at],
  );
}

/**
 * Loads tables as bulk data is loaded, without their row triggers; a sample of each is derived by the trigger afterwards and
 * compared, and the statistics are made. All of it or nothing.
 */
export async function inBulk(
  client: Client,
  plugin: string,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const list = tables.map((table) => `plugin_${plugin}.${table}`);
  const triggers = (what: string) => list.map((table) => `ALTER TABLE ${table} ${what} TRIGGER USER`);
  await together(client, async () => {
    await asOwner(client, plugin, `GRANT INSERT ON ${list.join(', ')} TO SESSION_USER`, ...triggers('DISABLE'));
    await work();
    await asOwner(client, plugin, ...triggers('ENABLE'), `REVOKE INSERT ON ${list.join(', ')} FROM SESSION_USER`);
  });
  await asOwner(client, plugin, ...list.map((table) => `VACUUM (ANALYZE) ${table}`));
  for (const table of list) await compareSample(client, table);
}

async function compareSample(client: Client, table: string): Promise<void> {
  const places = ['unit_path::text', ...PLACES].join(', ');
  const sample = `SELECT id, ${places} FROM ${table} TABLESAMPLE SYSTEM (5) REPEATABLE (1) ORDER BY id LIMIT 100`;
  const before = (await client.query<{ id: string }>(sample)).rows;
  const ids = [before.map(({ id }) => id)];
  await client.query('BEGIN');
  try {
    await client.query(`UPDATE ${table} SET unit_id = unit_id WHERE id = ANY ($1)`, ids);
    const after = await client.query(`SELECT id, ${places} FROM ${table} WHERE id = ANY ($1) ORDER BY id`, ids);
    if (JSON.stringify(before) !== JSON.stringify(after.rows)) throw new Error(`rows of ${table} are not as derived`);
  } finally {
    await client.query('ROLLBACK');
  }
}
