import { ScopedDb, Texts } from '@linli/sdk-server';
import type { FileAnswer } from '@linli/sdk-server';
import { writeCsv } from '@linli/sdk-server/sheet';
import { Injectable } from '@nestjs/common';
import { GIVING_COLUMNS, yuanText } from '../../contract/index.ts';
import type { FundCategory, GivingQuery } from '../../contract/index.ts';
import { FundRow } from '../fund/fund.entity.ts';

interface GrantTold {
  id: string;
  category: FundCategory;
  fen: string;
  awarded: string;
  to_code: string;
  to_name: string;
  from_code: string;
  from_name: string;
}

/**
 * What a fund gave to which unit, as open data: one allocation a row. What people wrote about a request stays inside; title
 * and description are made of the purpose, so that neither a payee nor anybody who was helped can stand in the file.
 */
@Injectable()
export class GivingFiles {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  async of(fundId: string, { at, header }: GivingQuery): Promise<FileAnswer> {
    const fund = await this.db.get(FundRow, fundId, 'funds.fund.not-found');
    const grants = await this.db.manager.query<GrantTold[]>(
      `SELECT a.id, a.category, a.fen, a.approved_on::text AS awarded, u.code AS to_code, u.name AS to_name,
         COALESCE(g.code, u.code) AS from_code, COALESCE(g.name, u.name) AS from_name
       FROM allocation a JOIN core_pub.unit_v1 u ON u.id = a.unit_id
       LEFT JOIN core_pub.unit_v1 g ON g.id = CASE a.giver WHEN 'above' THEN u.parent_id ELSE u.id END
       WHERE a.fund_id = $1 AND a.state = 'approved'
         AND ($2::integer IS NULL OR a.unit_path OPERATOR(public.<@) (SELECT t.path::public.ltree FROM core_pub.unit_v1 t WHERE t.id = $2))
       ORDER BY a.approved_on, u.code, a.category, a.id`,
      [fundId, at ?? null],
    );
    const rows = grants.map((grant) => this.rowOf(grant, fund, header));
    const head = header === 'en' ? GIVING_COLUMNS : GIVING_COLUMNS.map((column) => this.word(header, slugOf(column)));
    return { name: `${fund.title}-${fund.year}.csv`, stream: writeCsv(head, once(rows)) };
  }

  private rowOf(grant: GrantTold, { title, year }: FundRow, header: GivingQuery['header']): string[] {
    const { id, category, fen, awarded, to_code, to_name, from_code, from_name } = grant;
    const purpose = this.texts.find(header, `ledger.category.${category}`) ?? category;
    return [
      ...[`linli-funds-${id}`, `${to_name} · ${purpose}`, `${title} · ${purpose}`, 'CNY'],
      ...[yuanText(Number(fen)).replaceAll(',', ''), awarded, `${year}-01-01`, `${year}-12-31`],
      ...[`CN-MCA-${to_code}`, to_name, `CN-MCA-${from_code}`, from_name, `${title} ${year}`],
    ];
  }

  private word(locale: 'zh-CN', slug: string): string {
    return this.texts.find(locale, `giving.column.${slug}`) ?? slug;
  }
}

/** `Recipient Org:Name` → `recipient-org-name`. */
const slugOf = (column: string): string => column.toLowerCase().replace(/[^a-z]+/g, '-');

async function* once<T>(rows: T[]): AsyncIterable<T[]> {
  yield await Promise.resolve(rows);
}
