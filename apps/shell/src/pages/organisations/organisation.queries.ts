import type {
  Organisation,
  OrganisationChange,
  OrganisationDetail,
  OrganisationEndPreview,
  OrganisationTree,
  ProposeOrganisation,
} from '@linli/contracts';
import { listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';

const ALL = ['core', 'organisation'] as const;

export const organisationPageQuery = (api: ApiClient, query: ApiQuery) =>
  listSource<Organisation>(api, [...ALL, 'page'], { path: '/organisations', query });

export const organisationQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'detail', id],
    queryFn: ({ signal }) => api.get<OrganisationDetail>(`/organisations/${id}`, { signal }),
  });

export const organisationHistoryQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'history', id],
    queryFn: ({ signal }) =>
      api.get<{ items: OrganisationChange[] }>(`/organisations/${id}/history`, { signal }).then(({ items }) => items),
  });

/** All bodies of a unit at once, for the chart. */
export const organisationTreeQuery = (api: ApiClient, query: ApiQuery) =>
  queryOptions({
    queryKey: [...ALL, 'tree', query],
    queryFn: ({ signal }) => api.get<OrganisationTree>('/organisations/tree', { query, signal }),
    staleTime: 60_000,
  });

/** What ending a body would do, before it is done. */
export const organisationEndPreviewQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'end-preview', id],
    queryFn: ({ signal }) => api.get<OrganisationEndPreview>(`/organisations/${id}/end-preview`, { signal }),
  });

export const proposeOrganisation = (api: ApiClient, body: ProposeOrganisation, idempotencyKey: string) =>
  api.post<OrganisationDetail>('/organisations', body, { idempotencyKey });

export const updateOrganisation = (api: ApiClient, id: string, body: object) =>
  api.patch<OrganisationDetail>(`/organisations/${id}`, body);

/** approve, refuse, withdraw, activate, merge, dissolve. */
export const actOnOrganisation = (
  api: ApiClient,
  { id, version }: Pick<OrganisationDetail, 'id' | 'version'>,
  action: string,
  more: object = {},
  idempotencyKey?: string,
) => api.post<OrganisationDetail>(`/organisations/${id}/${action}`, { version, ...more }, { idempotencyKey });

/** After a change of bodies, people or appointments: what shows any of them is asked for again. */
export function forgetDirectory(queries: QueryClient): Promise<void> {
  const stale = ['organisation', 'person', 'appointment', 'governance'];
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'core' && stale.includes(String(queryKey[1])),
  });
}
