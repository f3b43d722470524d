import type { Todo, TodoCount, TodoKinds } from '@linli/contracts';
import { TODO_KEY, listSource } from '@linli/sdk-web';
import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';

/** Others act too; what one does oneself is asked for at once. */
export const TODO_REFRESH_MS = 60_000;

export const todoPageQuery = (api: ApiClient, query: ApiQuery) =>
  listSource<Todo>(api, [...TODO_KEY, 'page'], { path: '/me/todos', query });

export const todoCountQuery = (api: ApiClient, query: ApiQuery) =>
  queryOptions({
    queryKey: [...TODO_KEY, 'count', query],
    queryFn: ({ signal }) => api.get<TodoCount>('/me/todos/count', { query, signal }),
    refetchInterval: TODO_REFRESH_MS,
  });

export const todoKindsQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: [...TODO_KEY, 'kinds'],
    queryFn: ({ signal }) => api.get<TodoKinds>('/me/todos/kinds', { signal }),
  });
