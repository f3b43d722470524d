import { keepAnswer, listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { Issue, IssueAction, IssueCounts, IssueDetail, IssueEvent, ReportIssue } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

const ALL = [plugin.id, 'issue'] as const;

export const issuePageQuery = (api: ApiClient, query: ApiQuery) =>
  listSource<Issue>(api, [...ALL, 'page'], { path: 'issues', query });

export const issueCountsQuery = (api: ApiClient, query: ApiQuery) =>
  queryOptions({
    queryKey: [...ALL, 'counts', query],
    queryFn: ({ signal }) => api.get<IssueCounts>('issues/counts', { query, signal }),
  });

export const issueQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'detail', id],
    queryFn: ({ signal }) => api.get<IssueDetail>(`issues/${id}`, { signal }),
  });

export const issueHistoryQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'history', id],
    queryFn: ({ signal }) =>
      api.get<{ items: IssueEvent[] }>(`issues/${id}/history`, { signal }).then(({ items }) => items),
  });

export const reportIssue = (api: ApiClient, issue: ReportIssue, idempotencyKey: string) =>
  api.post<IssueDetail>('issues', issue, { idempotencyKey });

export const actOnIssue = (
  api: ApiClient,
  { id, version }: Pick<IssueDetail, 'id' | 'version'>,
  action: IssueAction,
  more: object = {},
  idempotencyKey?: string,
) => api.post<IssueDetail>(`issues/${id}/${action}`, { ...more, version }, { idempotencyKey });

/** After a step: the page shows the answer at once, everything else is asked for anew. */
export function keepIssue(queries: QueryClient, issue: IssueDetail): void {
  keepAnswer(queries, [...ALL, 'detail', issue.id], issue);
  void queries.invalidateQueries({ queryKey: ALL, predicate: ({ queryKey }) => queryKey[2] !== 'detail' });
}

/** After a refusal: somebody else was quicker, or may do more. */
export function forgetIssues(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: ALL });
}
