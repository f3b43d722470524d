import type {
  AnswerObjection,
  Notice,
  NoticeCounts,
  NoticeDetail,
  ObjectToNotice,
  Revealed,
  RevealObjection,
  UpdateNotice,
} from '@linli/contracts';
import { listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';

const ALL = ['core', 'notice'] as const;

export const noticePageQuery = (api: ApiClient, query: ApiQuery) =>
  listSource<Notice>(api, [...ALL, 'page'], { path: '/notices', query });

export const noticeCountsQuery = (api: ApiClient, query: ApiQuery) =>
  queryOptions({
    queryKey: [...ALL, 'counts', query],
    queryFn: ({ signal }) => api.get<NoticeCounts>('/notices/counts', { query, signal }),
  });

export const noticeQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: [...ALL, 'detail', id],
    queryFn: ({ signal }) => api.get<NoticeDetail>(`/notices/${id}`, { signal }),
  });

export const updateNotice = (api: ApiClient, id: string, body: UpdateNotice) =>
  api.patch<NoticeDetail>(`/notices/${id}`, body);

/** Steps that change where the notice stands: submit, publish, return, withdraw. */
export const actOnNotice = (
  api: ApiClient,
  { id, version }: { id: string; version: number },
  action: 'submit' | 'publish' | 'return' | 'withdraw',
  body: object = {},
) => api.post<NoticeDetail>(`/notices/${id}/${action}`, { ...body, version });

export const objectToNotice = (api: ApiClient, id: string, body: ObjectToNotice, idempotencyKey: string) =>
  api.post<NoticeDetail>(`/notices/${id}/objections`, body, { idempotencyKey });

export const answerObjection = (api: ApiClient, id: string, objectionId: string, body: AnswerObjection) =>
  api.post<NoticeDetail>(`/notices/${id}/objections/${objectionId}/answer`, body);

/** Shows who objected; the look is written down with its reason. */
export const revealObjection = (api: ApiClient, id: string, objectionId: string, body: RevealObjection) =>
  api.post<Revealed>(`/notices/${id}/objections/${objectionId}/reveal`, body);

export const forgetNotices = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ALL });
