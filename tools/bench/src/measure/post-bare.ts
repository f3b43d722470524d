import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Planted } from '../data/plant-fund.ts';

/** Connections that a plugin's process has. */
const CONNECTIONS = 4;
const REFUSED = '23514';

/**
 * The limit of posting: of every allocation the entry and its two lines, each in a transaction of its own, and nothing else —
 * no identity, no rights, no record that is approved, no audit. The triggers of the books are in it: they are the books.
 */
export async function postBare(
  databaseUrl: string,
  { fundId, allocations }: Planted,
): Promise<{ seconds: number; posted: number }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  let posted = 0;
  const began = performance.now();
  try {
    await Promise.all(
      allocations.map(async (allocation) => {
        if (await post(pool, fundId, allocation)) posted += 1;
      }),
    );
    return { seconds: (performance.now() - began) / 1000, posted };
  } finally {
    await pool.end();
  }
}

async function post(pool: pg.Pool, fundId: string, allocation: string): Promise<boolean> {
  const entry = randomUUID();
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query({
      name: 'entry',
      text: `INSERT INTO plugin_funds.ledger_entry (id, fund_id, kind, reference_type, reference_id, leg, digest, posted_at, unit_id)
        SELECT $1, $2, 'allocate', 'allocation', $3, 0, '', now(), u.parent_id FROM plugin_funds.allocation a JOIN core.unit u ON u.id = a.unit_id WHERE a.id = $3`,
      values: [entry, fundId, allocation],
    });
    await client.query({
      name: 'lines',
      text: `INSERT INTO plugin_funds.ledger_line (id, entry_id, account_id, fen, memo, posted_by)
        SELECT gen_random_uuid(), $1, l.id, CASE b.category WHEN 'general' THEN -a.fen ELSE a.fen END, a.title, $2
        FROM plugin_funds.allocation a JOIN core.unit u ON u.id = a.unit_id
        JOIN plugin_funds.budget_line b ON b.fund_id = $2 AND ((b.unit_id = u.parent_id AND b.category = 'general') OR (b.unit_id = u.id AND b.category = a.category))
        JOIN plugin_funds.ledger_account l ON l.line_id = b.id AND l.kind = 'available' WHERE a.id = $3 ORDER BY l.id`,
      values: [entry, fundId, allocation],
    });
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK');
    if ((error as { code?: string }).code !== REFUSED) throw error;
    return false;
  } finally {
    client.release();
  }
}
