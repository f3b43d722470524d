import { randomUUID } from 'node:crypto';
import type { TestWorld, WorldUnit } from '@linli/sdk-server/testing';
import type { FundCategory } from '../../contract/index.ts';

/** Money for a test, without anybody having had to approve it. */
export interface GivenMoney {
  unit: WorldUnit;
  category?: FundCategory;
  fen: number;
  year?: number;
  /** When it came, `2026-03-01`; default now. */
  on?: string;
  /** Default: a fund of its own at the district. */
  fundId?: string;
}
export interface MoneyGiven {
  fundId: string;
  lineId: string;
}

/** An approved fund at the district, with no money in it yet. */
export async function approvedFund({ plugin, at }: TestWorld, year = 2026): Promise<string> {
  const id = randomUUID();
  const text = `INSERT INTO plugin_funds.fund (id, title, source, year, fen, approved_on, unit_id, state, state_since, created_at,
    created_by, version) VALUES ($1, '专项资金', 'district-budget', $2, 1, '2026-01-01', $3, 'approved', now(), now(), $1, 1)`;
  await plugin.database.client.query(text, [id, year, at.district]);
  return id;
}

/** A budget line with so much available, posted into the books as everything is: what nouns that spend begin their tests with. */
export async function givenMoney(world: TestWorld, money: GivenMoney): Promise<MoneyGiven> {
  const { unit, category = 'general', fen, year = 2026, on } = money;
  const fundId = money.fundId ?? (await approvedFund(world, year));
  const [line, source, available, entry] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const unitId = world.at[unit];
  const sql = (text: string, values: unknown[]) => world.plugin.database.client.query(text, values);
  const lines = await sql(
    `INSERT INTO plugin_funds.budget_line (id, fund_id, home_unit_id, unit_id, year, category, title)
     VALUES ($1, $2, $3, $3, $4, $5, '科目') ON CONFLICT (fund_id, home_unit_id, year, category) DO NOTHING RETURNING id`,
    [line, fundId, unitId, year, category],
  );
  if (lines.rows.length === 0) throw new Error('the line is there already');
  await sql(
    `INSERT INTO plugin_funds.ledger_account (id, fund_id, line_id, kind, unit_id)
     SELECT kind.id::uuid, $1, $2, kind.name, $3 FROM (VALUES ($4, 'available'), ($5, 'committed'), ($6, 'spent')) AS kind (id, name)`,
    [fundId, line, unitId, available, randomUUID(), randomUUID()],
  );
  await sql(
    `INSERT INTO plugin_funds.ledger_account (id, fund_id, kind, unit_id) VALUES ($1, $2, 'source', $3) ON CONFLICT DO NOTHING`,
    [source, fundId, world.at.district],
  );
  await sql('BEGIN', []);
  await sql(
    `INSERT INTO plugin_funds.ledger_entry (id, fund_id, kind, reference_type, reference_id, leg, digest, posted_at, unit_id)
     VALUES ($1, $2, 'appropriate', 'test', $1, 0, '', COALESCE($4::timestamptz, now()), $3)`,
    [entry, fundId, world.at.district, on === undefined ? null : `${on}T12:00:00+08:00`],
  );
  await sql(
    `INSERT INTO plugin_funds.ledger_line (id, entry_id, account_id, fen, memo, posted_by)
     SELECT gen_random_uuid(), $1, a.id, CASE a.kind WHEN 'source' THEN -$3::bigint ELSE $3::bigint END, '测试', $1
     FROM plugin_funds.ledger_account a WHERE a.fund_id = $2 AND (a.kind = 'source' OR a.id = $4)`,
    [entry, fundId, fen, available],
  );
  await sql('COMMIT', []);
  return { fundId, lineId: line };
}
