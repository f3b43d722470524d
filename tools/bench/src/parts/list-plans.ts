import type { Client } from 'pg';
import { FILTERS, orderOf } from './list-cases.ts';
import type { ListCase } from './list-cases.ts';

/** The plan of a list's statement as the plugin's role has it, under its policies, with the account's grants. */
export async function explainList(
  client: Client,
  { level, scopes, filter }: ListCase,
  username: string,
): Promise<string> {
  await client.query('GRANT plugin_grid_app TO CURRENT_USER WITH SET TRUE');
  const { rows: held } = await client.query<{ account: string; units: number[] }>(
    `SELECT a.id AS account, array_agg(DISTINCT g.unit_id) AS units FROM core.account a JOIN core."grant" g ON g.account_id = a.id
     WHERE a.username = $1 GROUP BY a.id`,
    [username],
  );
  const { account, units = [] } = held[0] ?? {};
  const scan = (
    unit: number,
  ) => `(SELECT id, reported_at, state_since, due_at FROM plugin_grid.issue AS row WHERE row.${level}_id = ${unit}
    ${FILTERS[filter].where} ORDER BY ${orderOf(filter)} LIMIT 20)`;
  const sql = units.slice(0, scopes).map(scan).join(' UNION ALL ');
  await client.query('BEGIN READ ONLY');
  try {
    const context = { account, name: 'bench', act: 'grid.issue.read', reach: { 'grid.issue.read': units } };
    await client.query(`SELECT set_config('linli.ctx', $1, true)`, [JSON.stringify(context)]);
    await client.query('SET LOCAL ROLE plugin_grid_app');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) SELECT * FROM (${sql}) AS row ORDER BY ${orderOf(filter)} LIMIT 20`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.query('ROLLBACK');
  }
}
