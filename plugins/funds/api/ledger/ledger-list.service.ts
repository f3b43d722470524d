import type { Page, PageQuery } from '@linli/contracts';
import { Names, ScopedDb, containsText, sql } from '@linli/sdk-server';
import type { KnownNames, RowFilter, Sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { LEDGER_PERMISSION } from '../../contract/index.ts';
import type { FenSum, LedgerLine, LedgerQuery } from '../../contract/index.ts';
import { LedgerLineRow } from './ledger.entity.ts';

/** The books as people read them: lines, newest first, and what they come to. */
@Injectable()
export class LedgerList {
  constructor(
    private readonly db: ScopedDb,
    private readonly names: Names,
  ) {}

  async findPage({ page, pageSize, count, ...query }: LedgerQuery): Promise<Page<LedgerLine>> {
    const found = await this.db.page(LedgerLineRow, {
      read: LEDGER_PERMISSION.read,
      unit: query.unit,
      ...filterOf(query),
      page: { page, pageSize, count },
      order: [
        ['postedAt', 'DESC'],
        ['id', 'DESC'],
      ],
    });
    const names = await this.names.of(
      found.items.map(({ unitId }) => unitId),
      found.items.map(({ postedBy }) => postedBy),
    );
    return { ...found, items: found.items.map((row) => told(row, names)) };
  }

  /** Of the lines that the asker may see. */
  async sum({ unit, ...query }: Omit<LedgerQuery, keyof PageQuery>): Promise<FenSum> {
    const filter = { read: LEDGER_PERMISSION.read, unit, ...filterOf(query) };
    const { count, sum } = await this.db.sumAll(LedgerLineRow, 'fen', filter);
    return { count, fen: sum };
  }
}

type Narrowed = Omit<LedgerQuery, keyof PageQuery | 'unit'>;

function filterOf(query: Narrowed): Pick<RowFilter<LedgerLineRow>, 'oneOf' | 'where'> {
  const { q, at, fund, line, entry, category, account, kind, effect, yearOf, postedFrom, postedTo } = query;
  const given = <T>(value: T | undefined, condition: (value: T) => Sql) =>
    value === undefined || value === '' ? [] : [condition(value)];
  return {
    oneOf: { category, accountKind: account, kind, effect },
    where: [
      ...given(q, (text) => containsText(text, 'memo')),
      ...given(at, (id) => sql`row.unit_id = ${id}`),
      ...given(fund, (id) => sql`row.fund_id = ${id}::uuid`),
      ...given(line, (id) => sql`row.line_id = ${id}::uuid`),
      ...given(entry, (id) => sql`row.entry_id = ${id}::uuid`),
      ...given(yearOf, (day) => sql`row.year = extract(year FROM ${day}::date)`),
      ...given(postedFrom, (day) => sql`row.posted_on >= ${day}::date`),
      ...given(postedTo, (day) => sql`row.posted_on <= ${day}::date`),
    ],
  };
}

function told(row: LedgerLineRow, names: KnownNames): LedgerLine {
  const { id, entryId, postedAt, postedOn, fundId, lineId, year, category, kind, effect, fen, memo } = row;
  return {
    ...{ id, entryId, postedOn, fundId, lineId, year, category, kind, effect, fen, memo },
    postedAt: postedAt.toISOString(),
    unit: names.unit(row.unitId) ?? { id: row.unitId, name: '—', level: 'community' },
    account: row.accountKind,
    by: names.account(row.postedBy) ?? '—',
    reference: { type: row.referenceType, id: row.referenceId },
  };
}
