import type { CreateUnit, MoveUnit, Page, RenameUnit, Unit, UnitChange, UnitDetail } from '@linli/contracts';
import { ApiError, isApiError } from '@linli/sdk-web';
import type { ApiClient } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';

/** One page of a unit's children, for the table; the tree and the picker use the SDK's query of the first hundred. */
export const unitChildPageQuery = (api: ApiClient, parentId: number, page: number, pageSize: number) =>
  queryOptions({
    queryKey: ['core', 'unit-children', parentId, page, pageSize],
    queryFn: ({ signal }) => api.get<Page<Unit>>('/units', { query: { parent: parentId, page, pageSize }, signal }),
  });

/** What happened to a unit, newest first. */
export const unitHistoryQuery = (api: ApiClient, id: number) =>
  queryOptions({
    queryKey: ['core', 'unit-history', id],
    queryFn: ({ signal }) =>
      api.get<{ items: UnitChange[] }>(`/units/${id}/history`, { signal }).then(({ items }) => items),
  });

/** How many units stand below one, itself not counted; capped, because a move only needs an idea of it. */
export const unitSubtreeQuery = (api: ApiClient, id: number) =>
  queryOptions({
    queryKey: ['core', 'unit-subtree', id],
    queryFn: ({ signal }) => countBelow(api, id, signal),
    staleTime: 30_000,
  });

const COUNT_UP_TO = 2_000;

async function countBelow(api: ApiClient, id: number, signal: AbortSignal): Promise<{ total: number; exact: boolean }> {
  let total = 0;
  const open = [id];
  for (let parent = open.shift(); parent !== undefined; parent = open.shift()) {
    const children = await api.get<Page<Unit>>('/units', { query: { parent, pageSize: 100 }, signal });
    total += children.total;
    if (total >= COUNT_UP_TO || children.total > children.items.length) return { total, exact: false };
    open.push(...children.items.filter((child) => child.childCount > 0).map((child) => child.id));
  }
  return { total, exact: true };
}

export const createUnit = (api: ApiClient, body: CreateUnit, idempotencyKey: string) =>
  api.post<UnitDetail>('/units', body, { idempotencyKey });

export const renameUnit = (api: ApiClient, id: number, body: RenameUnit) =>
  sayingWhatIsThere(api, id, () => api.patch<UnitDetail>(`/units/${id}`, body));

export const moveUnit = (api: ApiClient, id: number, body: MoveUnit, idempotencyKey: string) =>
  sayingWhatIsThere(api, id, () => api.post<UnitDetail>(`/units/${id}/move`, body, { idempotencyKey }));

/** When somebody else changed the unit meanwhile, the form shows both versions: it needs the one that is there now. */
async function sayingWhatIsThere<T>(api: ApiClient, id: number, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!isApiError(error, 'core.record.changed') || error.problem.params?.current) throw error;
    const { name, parentId, version } = await api.get<UnitDetail>(`/units/${id}`);
    throw new ApiError({ ...error.problem, params: { ...error.problem.params, current: { name, parentId, version } } });
  }
}

/** After a change of the tree: everything that shows units is asked for again. */
export function forgetUnits(queries: QueryClient): Promise<void> {
  const stale = ['unit', 'unit-children', 'unit-search', 'unit-history', 'unit-subtree', 'unit-holders'];
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'core' && stale.includes(String(queryKey[1])),
  });
}
