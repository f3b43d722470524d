import type { QueryClient } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import type { ApiClient, ApiQuery } from '../api/client.ts';
import { keepAnswer } from '../api/keep-answer.ts';
import { listSource } from '../kit/list/list-source.ts';
import type { PageSource } from '../kit/list/list-source.ts';
import type { PluginKit } from './define-plugin.ts';

/** A record with what every command on it needs: which one, and which version of it was looked at. */
export interface VersionedRecord {
  id: string;
  version: number;
}

/** The records of one noun: how its pages ask for them, change them, and where they stand. */
export interface NounRecords<T, D extends VersionedRecord> {
  /** For `source` of a {@link ListPage}. */
  page(api: ApiClient, query: ApiQuery): PageSource<T>;
  /** One record, as its page shows it. */
  one(api: ApiClient, id: string): Question<D>;
  /** What else the API has below a record: `part<Event[]>(api, id, 'history')`. */
  part<P>(api: ApiClient, id: string, name: string): Question<P>;
  create(api: ApiClient, body: object, idempotencyKey: string): Promise<D>;
  /** A step of its life: POST `<route>/<id>/<action>` with the version that was looked at. */
  act(api: ApiClient, record: VersionedRecord, action: string, more?: object, idempotencyKey?: string): Promise<D>;
  /** After a change: the page shows the answer at once, everything else of this noun is asked for anew. */
  keep(queries: QueryClient, record: D): void;
  /** After a refusal: somebody else was quicker, or may do more. */
  forget(queries: QueryClient): void;
  /** Addresses of the pages; each goes on showing the unit that is chosen in the header. */
  useAddress(): { list(query?: Record<string, string>): string; record(id: string): string };
}

/** What TanStack's `useQuery` takes. */
export interface Question<T> {
  queryKey: readonly unknown[];
  queryFn(context: { signal: AbortSignal }): Promise<T>;
}

/**
 * The records below a route of the plugin, on the API and in the shell alike: `recordsOf<Park>(plugin, 'parks')` asks
 * `/api/plugins/<id>/v1/parks` and lives at `/p/<id>/parks`.
 */
export function recordsOf<T, D extends VersionedRecord = T & VersionedRecord>(
  plugin: PluginKit,
  route: string,
): NounRecords<T, D> {
  const all = [plugin.id, route] as const;
  return {
    page: (api, query) => listSource<T>(api, [...all, 'page'], { path: route, query }),
    one: (api, id) => ({
      queryKey: [...all, 'one', id],
      queryFn: ({ signal }) => api.get<D>(`${route}/${id}`, { signal }),
    }),
    part: <P>(api: ApiClient, id: string, name: string) => ({
      queryKey: [...all, name, id],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get<P>(`${route}/${id}/${name}`, { signal }),
    }),
    create: (api, body, idempotencyKey) => api.post<D>(route, body, { idempotencyKey }),
    act: (api, { id, version }, action, more = {}, idempotencyKey) =>
      api.post<D>(`${route}/${id}/${action}`, { ...more, version }, { idempotencyKey }),
    keep(queries, record) {
      keepAnswer(queries, [...all, 'one', record.id], record);
      void queries.invalidateQueries({ queryKey: all, predicate: ({ queryKey }) => queryKey[2] !== 'one' });
    },
    forget(queries) {
      void queries.invalidateQueries({ queryKey: all });
    },
    useAddress() {
      const unit = new URLSearchParams(useLocation().search).get('unit');
      const address = (path: string, query: Record<string, string> = {}) => {
        const search = new URLSearchParams({ ...(unit ? { unit } : {}), ...query }).toString();
        return `${plugin.path(path)}${search ? `?${search}` : ''}`;
      };
      return { list: (query) => address(route, query), record: (id) => address(`${route}/${id}`) };
    },
  };
}
