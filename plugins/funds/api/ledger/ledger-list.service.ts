import type { Page } from '@linli/contracts';
import { Names, ScopedDb, containsText, joined, render, sql } from '@linli/sdk-server';
import type { KnownNames, RowFilter, Sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { LEDGER_PERMISSION } from '../../contract/index.ts';
import type { LedgerLine, LedgerQuery, LedgerSum } from '../../contract/index.ts';
import { LedgerLineRow } from './ledger.entity.ts';

/** The books as people read them: lines, newest first, and what they come to. */
@Injectable()
export class LedgerList {
  constructor(
    private readonly db: ScopedDb,
    private readonly names: Names,
  ) {}

  async findPage({ page, pageSize, ...query }: LedgerQuery): Promise<Page<LedgerLine>> {
    const found = await this.db.page(LedgerLineRow, {
      read: LEDGER_PERMISSION.read,
      unit: query.unit,
      ...filterOf(query),
      page: { page, pageSize },
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
  async sum({ unit, ...query }: Omit<LedgerQuery, 'page' | 'pageSize'>): Promise<LedgerSum> {
    const { oneOf = {}, where = [] } = filterOf(query);
    const chosen = (
      [
        ['category', oneOf.category],
        ['account_kind', oneOf.accountKind],
        ['kind', oneOf.kind],
        ['effect', oneOf.effect],
      ] as const
    ).flatMap(([column, values]) => (values === undefined ? [] : [oneOfColumn(column, values)]));
    const within = unit === undefined ? [] : [belowUnit(unit)];
    const all = joined([sql`true`, ...chosen, ...where, ...within], ' AND ');
    const { text, values } = render(
      sql`SELECT count(*)::integer AS lines, COALESCE(sum(row.fen), 0) AS fen FROM ledger_line row WHERE ${all}`,
    );
    const [told] = await this.db.manager.query<{ lines: number; fen: string }[]>(text, values);
    return { lines: told?.lines ?? 0, fen: Number(told?.fen ?? 0) };
  }
}

const COLUMNS = {
  category: sql`row.category`,
  account_kind: sql`row.account_kind`,
  kind: sql`row.kind`,
  effect: sql`row.effect`,
} as const;

const oneOfColumn = (column: keyof typeof COLUMNS, values: readonly string[]): Sql =>
  sql`${COLUMNS[column]} = ANY (${values}::text[])`;

/** The unit itself and what is below it, wherever that stands now. */
const belowUnit = (unit: number): Sql =>
  sql`row.unit_path OPERATOR(public.<@) (SELECT u.path::public.ltree FROM core_pub.unit_v1 u WHERE u.id = ${unit})`;

type Narrowed = Omit<LedgerQuery, 'page' | 'pageSize' | 'unit'>;

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
