import { listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import type { FundTree, LedgerLine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** Lines of the books. */
export const ledgerPage = (api: ApiClient, query: ApiQuery) =>
  listSource<LedgerLine>(api, [plugin.id, 'ledger'], { path: 'ledger', query });

export const fundTree = (api: ApiClient, fundId: string, at: number) => ({
  queryKey: [plugin.id, 'fund-tree', fundId, at],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<FundTree>(`fund-trees/${fundId}`, { query: { at }, signal }),
});
