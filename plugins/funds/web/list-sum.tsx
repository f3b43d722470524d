import type { ApiQuery } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import type { FenSum } from '../contract/index.ts';
import { moneyText } from './money.ts';
import { plugin } from './plugin.ts';

interface ListSumProps {
  /** Route of the list. */
  of: 'ledger' | 'expenses' | 'subsidy-entries';
  /** What the list is asked for; at which of its pages somebody is, and in which order, is all the same. */
  query: ApiQuery;
}

/** What the rows of a list come to, all pages of it: the figure that one came from. */
export function ListSum({ of, query: asked }: ListSumProps) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const query = { ...asked, page: undefined, pageSize: undefined, sort: undefined, count: undefined };
  const { data } = useQuery({
    queryKey: [plugin.id, of, 'sum', query],
    queryFn: ({ signal }) => api.get<FenSum>(`${of}/sum`, { query, signal }),
  });
  return <span aria-live="polite">{data && t('money.sum', { count: data.count, fen: moneyText(data.fen) })}</span>;
}
