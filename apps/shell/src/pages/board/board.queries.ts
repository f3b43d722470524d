import type { Board, Figures } from '@linli/contracts';
import { CORE_API, pluginApi } from '@linli/sdk-web';
import type { ApiClient } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';

const ALL = ['core', 'board'] as const;
const MINUTE_MS = 60_000;

/** Which figures there are and who answers for them. Asked again now and then: a plugin may come or go. */
export const boardQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: [...ALL, 'board'],
    queryFn: ({ signal }) => api.get<Board>('/board', { signal }),
    refetchInterval: MINUTE_MS,
  });

export interface FiguresAsked {
  owner: string;
  /** Null: everything I may see. */
  units: readonly number[] | null;
  /** Null: today, by the owner's clock. */
  days: readonly string[] | null;
}

/**
 * The figures of one owner, all of them with one request. Of past days they are kept for some minutes only: records that are
 * entered late change them too. Nothing is tried again here; the page does that, and says so.
 */
export const figuresQuery = (api: ApiClient, { owner, units, days }: FiguresAsked) =>
  queryOptions({
    queryKey: [...ALL, 'figures', owner, units, days],
    queryFn: ({ signal }) =>
      api.at(owner === 'core' ? CORE_API : pluginApi(owner)).get<Figures>('/indicators/figures', {
        query: { unit: units?.join(','), asOf: days?.join(',') },
        signal,
        retryForMs: 0,
      }),
    staleTime: days === null ? MINUTE_MS : 5 * MINUTE_MS,
    gcTime: 10 * MINUTE_MS,
  });
