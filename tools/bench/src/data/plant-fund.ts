import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { together } from '../product/as-owner.ts';

/** A fund with money at a district and its streets, and allocations that only wait for somebody to approve them. */
export interface Planted {
  fundId: string;
  allocations: string[];
  /** How many of them the givers have money for, whoever comes first. */
  affordable: number;
}

export const FUND_TABLES = [
  'fund',
  'budget_line',
  'ledger_account',
  'ledger_entry',
  'ledger_line',
  'allocation',
] as const;

const YEAR = new Date().getFullYear();
const FEN = 100;
/** Of ten that ask, each giver has money for eight. */
const SHARE = { of: 10, paid: 8 };

/**
 * Plants it below the district: half of the allocations go from the district to its streets, half from the streets to their
 * communities. No giver has enough for all, so that what is left is fought for at each.
 */
export async function plantFund(client: Client, district: number, wanted: number): Promise<Planted> {
  const fundId = randomUUID();
  const affordable = await together(client, async () => {
    await client.query(
      `INSERT INTO plugin_funds.fund (id, title, source, year, fen, approved_on, unit_id, state, state_since, created_at, created_by, version)
       VALUES ($1, '基准资金', 'district-budget', $3, $4, current_date, $2, 'approved', now(), now(), $1, 2)`,
      [fundId, district, YEAR, wanted * FEN],
    );
    await client.query(
      `INSERT INTO plugin_funds.allocation (id, title, fund_id, fund_title, giver, category, fen, checked_by, unit_id, state, state_since, created_at, created_by, version)
       SELECT gen_random_uuid(), '基准' || n, $1, '基准资金', 'above', 'service', ${FEN}, gen_random_uuid(), getter.id, 'checked', now(), now(), $1, 2
       FROM generate_series(0, $3::integer - 1) AS n
       JOIN (SELECT id, level, row_number() OVER (PARTITION BY level ORDER BY id) - 1 AS at, count(*) OVER (PARTITION BY level) AS many
         FROM core.unit WHERE district_id = $2 AND level IN ('street', 'community')) AS getter
         ON getter.level = CASE n % 2 WHEN 0 THEN 'street' ELSE 'community' END AND getter.at = n / 2 % getter.many`,
      [fundId, district, wanted],
    );
    await openLines(
      client,
      fundId,
      `SELECT DISTINCT u.parent_id, 'general' FROM plugin_funds.allocation a JOIN core.unit u ON u.id = a.unit_id WHERE a.fund_id = $1`,
    );
    return giveMoney(client, fundId, district);
  });
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM plugin_funds.allocation WHERE fund_id = $1 ORDER BY id',
    [fundId],
  );
  return { fundId, allocations: rows.map(({ id }) => id), affordable };
}

/** Lines with their three accounts for units and purposes of the fund: `$1` of the question is the fund. */
export async function openLines(client: Client, fundId: string, question: string): Promise<void> {
  await client.query(
    `INSERT INTO plugin_funds.budget_line (id, fund_id, home_unit_id, unit_id, year, category, title)
     SELECT gen_random_uuid(), $1, unit_id, unit_id, ${YEAR}, category, '基准科目' FROM (${question}) AS line (unit_id, category) ON CONFLICT DO NOTHING`,
    [fundId],
  );
  await client.query(
    `INSERT INTO plugin_funds.ledger_account (id, fund_id, line_id, kind, unit_id)
     SELECT gen_random_uuid(), $1, b.id, kind.name, b.unit_id FROM plugin_funds.budget_line b
     CROSS JOIN (VALUES ('available'), ('committed'), ('spent')) AS kind (name) WHERE b.fund_id = $1 ON CONFLICT DO NOTHING`,
    [fundId],
  );
}

/** Posts to each giver what it has to give, and answers how many allocations that is enough for. */
async function giveMoney(client: Client, fundId: string, district: number): Promise<number> {
  await client.query(
    `INSERT INTO plugin_funds.ledger_account (id, fund_id, kind, unit_id) VALUES (gen_random_uuid(), $1, 'source', $2)`,
    [fundId, district],
  );
  const { rows } = await client.query<{ account: string; enough: number }>(
    `SELECT l.id AS account, count(*)::integer * ${SHARE.paid} / ${SHARE.of} AS enough
     FROM plugin_funds.allocation a JOIN core.unit u ON u.id = a.unit_id
     JOIN plugin_funds.budget_line b ON b.fund_id = a.fund_id AND b.unit_id = u.parent_id AND b.category = 'general'
     JOIN plugin_funds.ledger_account l ON l.line_id = b.id AND l.kind = 'available'
     WHERE a.fund_id = $1 GROUP BY l.id`,
    [fundId],
  );
  for (const { account, enough } of rows.filter((row) => row.enough > 0)) {
    const entry = randomUUID();
    await client.query(
      `INSERT INTO plugin_funds.ledger_entry (id, fund_id, kind, reference_type, reference_id, leg, digest, posted_at, unit_id)
       VALUES ($1, $2, 'appropriate', 'bench', $1, 0, '', now(), $3)`,
      [entry, fundId, district],
    );
    await client.query(
      `INSERT INTO plugin_funds.ledger_line (id, entry_id, account_id, fen, memo, posted_by)
       SELECT gen_random_uuid(), $1, a.id, CASE a.kind WHEN 'source' THEN -$3::bigint ELSE $3::bigint END, '基准', $1
       FROM plugin_funds.ledger_account a WHERE a.fund_id = $2 AND (a.kind = 'source' OR a.id = $4)`,
      [entry, fundId, enough * FEN, account],
    );
  }
  return rows.reduce((sum, { enough }) => sum + enough, 0);
}
