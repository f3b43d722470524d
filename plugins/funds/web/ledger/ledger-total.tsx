import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { ledgerSum } from './ledger.queries.ts';

/** What narrows the list, and so what it comes to. */
const NARROWING = [
  ...['q', 'kind', 'account', 'category', 'effect', 'fund', 'line', 'entry', 'at', 'yearOf'],
  ...['postedFrom', 'postedTo'],
];

/** What the lines of the list come to, all pages of it: the figure that one came from. */
export function LedgerTotal({ unitId }: { unitId: number | null }) {
  const t = plugin.useTexts();
  const [search] = useSearchParams();
  const set = NARROWING.flatMap((key) => {
    const value = search.get(key);
    return value === null || value === '' ? [] : [[key, value] as const];
  });
  const query = { ...Object.fromEntries(set), unit: unitId };
  const { data } = useQuery(ledgerSum(plugin.useApi(), query));
  return <span aria-live="polite">{data && t('ledger.sum', { lines: data.lines, fen: moneyText(data.fen) })}</span>;
}
