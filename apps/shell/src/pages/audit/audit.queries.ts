import type { AuditAnchors, AuditCheck, AuditDetail, AuditPage, AuditState, AuditWords } from '@linli/contracts';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';

const ALL = ['core', 'audit'] as const;
/** The state line moves on while somebody looks at it. */
const STATE_MS = 10_000;

export const auditPageQuery = (api: ApiClient, query: ApiQuery) => ({
  queryKey: [...ALL, 'page', query],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<AuditPage>('/audit', { query, signal }),
});

export const auditLineQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'line', id],
    queryFn: ({ signal }) => api.get<AuditDetail>(`/audit/lines/${id}`, { signal }),
  });

export const auditWordsQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: [...ALL, 'words'],
    queryFn: ({ signal }) => api.get<AuditWords>('/audit/words', { signal }),
    staleTime: 5 * 60_000,
  });

export const auditStateQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: [...ALL, 'state'],
    queryFn: ({ signal }) => api.get<AuditState>('/audit/state', { signal }),
    refetchInterval: STATE_MS,
  });

export const auditAnchorsQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: [...ALL, 'anchors'],
    queryFn: ({ signal }) => api.get<AuditAnchors>('/audit/anchors', { signal }),
  });

export const checkAudit = (api: ApiClient, before: number | undefined) =>
  api.post<AuditCheck>('/audit/checks', before === undefined ? {} : { before });
