import type { UnitId } from '@linli/contracts';
import { Names, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { FundCategory, YearReport, YearReportRow } from '../../contract/index.ts';
import { FundRow } from '../fund/fund.entity.ts';

type Amounts = Pick<YearReportRow, (typeof AMOUNTS)[number]>;
const AMOUNTS = ['appropriated', 'allocated', 'available', 'committed', 'spent', 'projects'] as const;

/** What became of the money of a fund, unit by unit and purpose by purpose: sums of the books, as far as the asker sees them. */
@Injectable()
export class YearReports {
  constructor(
    private readonly db: ScopedDb,
    private readonly names: Names,
  ) {}

  async of(fundId: string, at: UnitId | undefined): Promise<YearReport> {
    const { id, title, year } = await this.db.get(FundRow, fundId, 'funds.fund.not-found');
    const found = await this.db.manager.query<RowTold[]>(
      `SELECT l.unit_id, l.category,
         COALESCE(sum(l.fen) FILTER (WHERE l.account_kind = 'available' AND l.effect = 'appropriate'), 0) AS appropriated,
         COALESCE(sum(l.fen) FILTER (WHERE l.account_kind = 'available' AND l.effect = 'allocate'), 0) AS allocated,
         COALESCE(sum(l.fen) FILTER (WHERE l.account_kind = 'available'), 0) AS available,
         COALESCE(sum(l.fen) FILTER (WHERE l.account_kind = 'committed'), 0) AS committed,
         COALESCE(sum(l.fen) FILTER (WHERE l.account_kind = 'spent'), 0) AS spent,
         count(DISTINCT l.reference_id) FILTER (WHERE l.effect = 'commit' AND l.reference_type LIKE 'project%') AS projects
       FROM ledger_line l JOIN core_pub.unit_v1 u ON u.id = l.unit_id
       WHERE l.fund_id = $1 AND l.account_kind <> 'source'
         AND ($2::integer IS NULL OR l.unit_path OPERATOR(public.<@) (SELECT t.path::public.ltree FROM core_pub.unit_v1 t WHERE t.id = $2))
       GROUP BY l.unit_id, l.category, u.code ORDER BY u.code, l.category`,
      [fundId, at ?? null],
    );
    const names = await this.names.of(
      found.map(({ unit_id }) => unit_id),
      [],
    );
    const rows = found.map(({ unit_id, category, ...told }): YearReportRow => ({
      unit: names.unit(unit_id) ?? { id: unit_id, name: '—', level: 'community' },
      category,
      ...amountsOf((key) => Number(told[key])),
    }));
    const total = amountsOf((key) => rows.reduce((sum, row) => sum + row[key], 0));
    return { fund: { id, title, year }, total, rows };
  }
}

type RowTold = { unit_id: UnitId; category: FundCategory } & Record<(typeof AMOUNTS)[number], string>;

const amountsOf = (of: (key: (typeof AMOUNTS)[number]) => number): Amounts =>
  Object.fromEntries(AMOUNTS.map((key) => [key, of(key)])) as Amounts;
