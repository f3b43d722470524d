import { ListPage, toApiQuery, useCurrentUnit } from '@linli/sdk-web';
import type { ListColumn, ListFilter } from '@linli/sdk-web';
import { useSearchParams } from 'react-router';
import { ACCOUNT_KINDS, ENTRY_KINDS, FUND_CATEGORIES } from '../../contract/index.ts';
import type { LedgerLine } from '../../contract/index.ts';
import { ListSum } from '../list-sum.tsx';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { ledgerPage } from './ledger.queries.ts';

/** The books of the unit in the header: every figure opens to the lines that it is made of. */
export function LedgerPage() {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const { unitId } = useCurrentUnit();
  const [search] = useSearchParams();
  const choices = (values: readonly string[], words: string) =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }));
  const field = (key: string) => t(`ledger.field.${key}`);
  // Only links set these: what they name has no word that would fit here.
  const chosen = (key: string, label: string, word: (value: string) => string): ListFilter => {
    const value = search.get(key) ?? '';
    return { key, kind: 'select', label, wordOnly: true, options: [{ value, label: word(value) }] };
  };
  const filters: ListFilter[] = [
    { key: 'kind', kind: 'select', multiple: true, label: field('kind'), options: choices(ENTRY_KINDS, 'ledger.kind') },
    {
      key: 'account',
      kind: 'select',
      multiple: true,
      label: field('account'),
      options: choices(ACCOUNT_KINDS, 'ledger.account'),
    },
    {
      key: 'category',
      kind: 'select',
      multiple: true,
      label: field('category'),
      options: choices(FUND_CATEGORIES, 'ledger.category'),
    },
    { key: 'posted', kind: 'date-range', label: field('posted-on') },
    {
      key: 'effect',
      kind: 'select',
      multiple: true,
      label: field('effect'),
      options: choices(ENTRY_KINDS, 'ledger.kind'),
      wordOnly: true,
    },
    { key: 'at', kind: 'unit', label: field('at'), wordOnly: true },
    chosen('yearOf', field('year-of'), (day) => day.slice(0, 4)),
    ...(['fund', 'line', 'entry'] as const).map((key) => chosen(key, field(key), () => t('ledger.chosen'))),
  ];
  const columns: ListColumn<LedgerLine>[] = [
    { key: 'memo', title: field('memo'), ellipsis: true },
    { key: 'unit', title: field('unit'), width: 168, card: 'fact', ellipsis: true, render: ({ unit }) => unit.name },
    {
      key: 'category',
      title: field('category'),
      width: 88,
      card: 'none',
      render: ({ category }) => t(`ledger.category.${category}`),
    },
    { key: 'kind', title: field('kind'), width: 80, card: 'state', render: ({ kind }) => t(`ledger.kind.${kind}`) },
    {
      key: 'account',
      title: field('account'),
      width: 96,
      card: 'fact',
      render: ({ account }) => t(`ledger.account.${account}`),
    },
    {
      key: 'fen',
      title: field('fen'),
      width: 168,
      numeric: true,
      card: 'fact',
      render: ({ fen }) => moneyText(fen),
    },
    { key: 'by', title: field('by'), width: 88, card: 'none', ellipsis: true },
    { key: 'postedOn', title: field('posted-on'), width: 112, card: 'fact' },
  ];
  return (
    <ListPage<LedgerLine>
      title={t('nav.ledger')}
      sum={(query) => <ListSum of="ledger" query={{ ...toApiQuery(query), unit: unitId }} />}
      source={(query) => ledgerPage(api, { ...toApiQuery(query), unit: unitId })}
      rowKey={({ id }) => id}
      columns={columns}
      filters={filters}
      search={{ placeholder: t('ledger.list.search') }}
      href={({ entryId }) => plugin.path(`ledger?entry=${entryId}`)}
      empty={{ title: t('ledger.list.empty') }}
    />
  );
}
