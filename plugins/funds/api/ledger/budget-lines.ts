import { randomUUID } from 'node:crypto';
import type { Page, UnitId } from '@linli/contracts';
import { Names, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

import type { AccountKind, BudgetLine, BudgetLineQuery, FundCategory } from '../../contract/index.ts';
import { LineNotFoundError } from './ledger.errors.ts';

export interface LedgerAccount {
  id: string;
  fen: number;
}
export type LineAccounts = Readonly<Record<Exclude<AccountKind, 'source'>, LedgerAccount>>;

/** What names a budget line. */
export interface LineKey {
  fundId: string;
  unitId: UnitId;
  year: number;
  category: FundCategory;
}

const NARROWED = `($1::uuid IS NULL OR b.fund_id = $1) AND ($2::integer IS NULL OR b.unit_id = $2)
         AND ($3::text[] IS NULL OR b.category = ANY ($3)) AND ($4::text[] IS NULL OR b.state = ANY ($4))`;
const KINDS = ['available', 'committed', 'spent'] as const;

/** Budget lines with their three accounts: opened when money comes to them for the first time. */
@Injectable()
export class BudgetLines {
  constructor(
    private readonly db: ScopedDb,
    private readonly names: Names,
  ) {}

  /** The accounts of a line, with what is on them now. @throws LineNotFoundError */
  async accounts(lineId: string): Promise<LineAccounts> {
    const rows = await this.db.manager.query<{ id: string; kind: AccountKind; fen: string }[]>(
      'SELECT id, kind, fen FROM ledger_account WHERE line_id = $1',
      [lineId],
    );
    if (rows.length !== KINDS.length) throw new LineNotFoundError();
    return Object.fromEntries(rows.map(({ id, kind, fen }) => [kind, { id, fen: Number(fen) }])) as LineAccounts;
  }

  /** The line of this key; opened where there is none yet. Its unit must be within reach of the permission acted with. */
  async open({ fundId, unitId, year, category }: LineKey): Promise<string> {
    const known = await this.find({ fundId, unitId, year, category });
    if (known !== undefined) return known;
    const title = `${(await this.names.of([unitId], [])).unit(unitId)?.name ?? unitId} ${year} ${category}`;
    const id = randomUUID();
    const opened = await this.db.manager.query<unknown[]>(
      `INSERT INTO budget_line (id, fund_id, home_unit_id, unit_id, year, category, title) VALUES ($1, $2, $3, $3, $4, $5, $6)
       ON CONFLICT (fund_id, home_unit_id, year, category) DO NOTHING RETURNING id`,
      [id, fundId, unitId, year, category, title],
    );
    // Somebody opened it at this moment: their line is committed by now.
    if (opened.length === 0) return (await this.find({ fundId, unitId, year, category })) ?? id;
    for (const kind of KINDS) await this.openAccount({ fundId, unitId, kind, lineId: id });
    return id;
  }

  /** The account that the money of a fund comes from. */
  async openSource(fundId: string, unitId: UnitId): Promise<string> {
    return this.openAccount({ fundId, unitId, kind: 'source', lineId: null });
  }

  /** Lines in reach with what is on them, by unit and purpose; counted exactly. */
  async list({ fund, at, category, state, page, pageSize }: BudgetLineQuery): Promise<Page<BudgetLine>> {
    const narrowed = [fund ?? null, at ?? null, category ?? null, state ?? null];
    const [counted] = await this.db.manager.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM budget_line b WHERE ${NARROWED}`,
      narrowed,
    );
    const rows = await this.db.manager.query<LineTold[]>(
      `SELECT b.id, b.fund_id, f.title AS fund_title, b.unit_id, b.year, b.category, b.state,
         sum(a.fen) FILTER (WHERE a.kind = 'available') AS available, sum(a.fen) FILTER (WHERE a.kind = 'committed') AS committed,
         sum(a.fen) FILTER (WHERE a.kind = 'spent') AS spent
       FROM budget_line b JOIN ledger_account a ON a.line_id = b.id JOIN fund f ON f.id = b.fund_id
       WHERE ${NARROWED}
       GROUP BY b.id, f.title ORDER BY public.nlevel(b.unit_path), b.unit_id, b.category, b.id LIMIT $5 OFFSET $6`,
      [...narrowed, pageSize, (page - 1) * pageSize],
    );
    const names = await this.names.of(
      rows.map(({ unit_id }) => unit_id),
      [],
    );
    const items = rows.map(({ fund_id, fund_title, unit_id, available, committed, spent, ...line }) => ({
      ...line,
      fundId: fund_id,
      fundTitle: fund_title,
      unit: names.unit(unit_id) ?? { id: unit_id, name: '—', level: 'community' as const },
      available: Number(available),
      committed: Number(committed),
      spent: Number(spent),
    }));
    return { items, page, pageSize, total: counted?.total ?? 0, exact: true };
  }

  private async find({ fundId, unitId, year, category }: LineKey): Promise<string | undefined> {
    const [line] = await this.db.manager.query<{ id: string }[]>(
      'SELECT id FROM budget_line WHERE fund_id = $1 AND home_unit_id = $2 AND year = $3 AND category = $4',
      [fundId, unitId, year, category],
    );
    return line?.id;
  }

  private async openAccount(account: {
    fundId: string;
    unitId: UnitId;
    kind: AccountKind;
    lineId: string | null;
  }): Promise<string> {
    const id = randomUUID();
    await this.db.manager.query(
      'INSERT INTO ledger_account (id, fund_id, line_id, kind, unit_id) VALUES ($1, $2, $3, $4, $5)',
      [id, account.fundId, account.lineId, account.kind, account.unitId],
    );
    return id;
  }
}

interface LineTold {
  id: string;
  fund_id: string;
  fund_title: string;
  unit_id: UnitId;
  year: number;
  category: FundCategory;
  state: 'open' | 'closed';
  available: string;
  committed: string;
  spent: string;
}
