import type { DeniedRuleText, Disclosure, Inventory } from '@linli/contracts';
import { listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';

const ALL = ['core', 'privacy'] as const;
/** What is declared changes with a release. */
const RELEASE_MS = 5 * 60_000;

export const inventoryQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: [...ALL, 'inventory'],
    queryFn: ({ signal }) => api.get<Inventory>('/privacy/inventory', { signal }),
    staleTime: RELEASE_MS,
  });

export const deniedRulesQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: [...ALL, 'denied-rules'],
    queryFn: ({ signal }) => api.get<{ items: DeniedRuleText[] }>('/privacy/denied-rules', { signal }),
    staleTime: RELEASE_MS,
  });

/** All looks at masked values in reach, or those at one's own. */
export const disclosurePageQuery = (api: ApiClient, whose: 'all' | 'mine', query: ApiQuery) =>
  listSource<Disclosure>(api, [...ALL, 'disclosures', whose], {
    path: whose === 'all' ? '/privacy/disclosures' : '/me/disclosures',
    query,
  });
