import type { Governance, GovernanceException, SetException } from '@linli/contracts';
import { listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';

const ALL = ['core', 'governance'] as const;

/** The lists behind the figures, by the last part of their address. */
export const GOVERNANCE_LISTS = [
  'organs',
  'grid-branches',
  'grids-without-branch',
  'entrance-groups',
  'street-part-time-members',
  'one-shoulder',
  'cross-membership',
  'vacancies',
  'missing-seats',
  'secondments',
  'terms',
] as const;
export type GovernanceListName = (typeof GOVERNANCE_LISTS)[number];

/** Ways to look at a list that has several; the first one is shown when the address names none. */
export const GOVERNANCE_VIEWS: Readonly<
  Partial<Record<GovernanceListName, readonly { key: string; query?: Readonly<Record<string, string>> }[]>>
> = {
  'grid-branches': [
    { key: 'all' },
    { key: 'with-secretary', query: { withSecretary: 'true' } },
    { key: 'without-secretary', query: { withSecretary: 'false' } },
  ],
  'one-shoulder': [
    { key: 'no', query: { yes: 'false' } },
    { key: 'excepted', query: { excepted: 'true' } },
    { key: 'yes', query: { yes: 'true' } },
  ],
  'missing-seats': [{ key: 'lacking' }, { key: 'complete', query: { lacking: 'false' } }],
  secondments: [{ key: 'all' }, { key: 'ending', query: { ending: 'true' } }],
  terms: [{ key: 'ending' }, { key: 'overdue', query: { overdue: 'true' } }],
};

export const governanceQuery = (api: ApiClient, query: ApiQuery) =>
  queryOptions({
    queryKey: [...ALL, 'figures', query],
    queryFn: ({ signal }) => api.get<Governance>('/governance', { query, signal }),
  });

export const governancePageQuery = <T>(api: ApiClient, list: GovernanceListName, query: ApiQuery) =>
  listSource<T>(api, [...ALL, list], { path: `/governance/${list}`, query });

/** Why a community is not governed as all should be; null takes the reason back. */
export const setException = (api: ApiClient, body: SetException, idempotencyKey: string) =>
  api.post<GovernanceException>('/governance/exceptions', body, { idempotencyKey });

export function forgetGovernance(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: ALL });
}
