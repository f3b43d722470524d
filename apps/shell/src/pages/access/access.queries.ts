import type { Explanation, Permission, Role, Who } from '@linli/contracts';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';

/** Every permission in words, with the plugin it belongs to. */
export const permissionsQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: ['core', 'access', 'permissions'],
    queryFn: ({ signal }) => api.get<{ items: Permission[] }>('/permissions', { signal }).then(({ items }) => items),
    staleTime: 60_000,
  });

/** Roles that can be granted; with `ended` those that no longer can as well. */
export const rolesQuery = (api: ApiClient, ended = false) =>
  queryOptions({
    queryKey: ['core', 'role', 'list', ended],
    queryFn: ({ signal }) =>
      api.get<{ items: Role[] }>('/roles', { query: { ended: ended || undefined }, signal }).then(({ items }) => items),
  });

export const whoQuery = (api: ApiClient, unitId: number, permission: string) =>
  queryOptions({
    queryKey: ['core', 'access', 'who', unitId, permission],
    queryFn: ({ signal }) =>
      api.get<{ items: Who[] }>('/access/who', { query: { unitId, permission }, signal }).then(({ items }) => items),
  });

export const explainQuery = (api: ApiClient, query: ApiQuery) =>
  queryOptions({
    queryKey: ['core', 'access', 'explain', query],
    queryFn: ({ signal }) => api.get<Explanation>('/access/explain', { query, signal }),
  });

/** After a change of accounts, roles or grants: what shows any of them is asked for again. */
export function forgetAccess(queries: QueryClient): Promise<void> {
  const stale = ['account', 'grant', 'role', 'access', 'unit-holders', 'appointment', 'person'];
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'core' && stale.includes(String(queryKey[1])),
  });
}
