import type {
  CreateUnit,
  ForeignAlias,
  Page,
  RenameUnit,
  Unit,
  UnitChange,
  UnitCommand,
  UnitDetail,
  UnitDistribution,
  UnitPast,
  UnitPlan,
  UnitPreview,
} from '@linli/contracts';
import { ApiError, isApiError } from '@linli/sdk-web';
import type { UnitHit } from '@linli/sdk-web';
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

export const createUnit = (api: ApiClient, body: CreateUnit, idempotencyKey: string) =>
  api.post<UnitDetail>('/units', body, { idempotencyKey });

export const renameUnit = (api: ApiClient, id: number, body: RenameUnit) =>
  sayingWhatIsThere(api, id, () => api.patch<UnitDetail>(`/units/${id}`, body));

/** What a change would do; nothing is saved. */
export const previewChange = (api: ApiClient, id: number, command: UnitCommand) =>
  sayingWhatIsThere(api, id, () => api.post<UnitPreview>(`/units/${id}/preview`, command));

/** A move answers the unit, the others their plan. */
export const changeUnit = (api: ApiClient, id: number, { kind, ...body }: UnitCommand, idempotencyKey: string) =>
  sayingWhatIsThere(api, id, () => api.post<UnitPlan | UnitDetail>(`/units/${id}/${kind}`, body, { idempotencyKey }));

export const addAlias = (api: ApiClient, id: number, body: ForeignAlias, idempotencyKey: string) =>
  api.post<UnitDetail>(`/units/${id}/aliases`, body, { idempotencyKey });
export const removeAlias = (api: ApiClient, id: number, body: ForeignAlias) =>
  api.post<UnitDetail>(`/units/${id}/aliases/remove`, body);

/** Changes planned for a unit, or made by plan. */
export const unitPlansQuery = (api: ApiClient, unit: number) =>
  queryOptions({
    queryKey: ['core', 'unit-plans', unit],
    queryFn: ({ signal }) => api.get<Page<UnitPlan>>('/unit-plans', { query: { unit, pageSize: 20 }, signal }),
  });
export const decidePlan = (api: ApiClient, id: string, what: 'cancel' | 'retry') =>
  api.post<UnitPlan>(`/unit-plans/${id}/${what}`, {});

/** How a tree is looked at: of which day, and with what is planned or has ended. */
export interface TreeView {
  asOf: string | null;
  inactive: boolean;
}

export const treeChildrenQuery = (api: ApiClient, parent: number | null, { asOf, inactive }: TreeView) =>
  queryOptions({
    queryKey: ['core', 'unit-children', parent, asOf, inactive],
    queryFn: ({ signal }) =>
      api
        .get<Page<Unit>>('/units', { query: { parent, pageSize: 100, asOf, inactive: inactive || null }, signal })
        .then((page) => page.items),
    staleTime: 60_000,
  });

export const treeSearchQuery = (api: ApiClient, q: string, { asOf, inactive }: TreeView) =>
  queryOptions({
    queryKey: ['core', 'unit-search', q, asOf, inactive],
    queryFn: ({ signal }) =>
      api
        .get<{ items: UnitHit[] }>('/units/search', { query: { q, asOf, inactive: inactive || null }, signal })
        .then((answer) => answer.items),
    staleTime: 30_000,
  });

/** A unit as it was at the end of a day. */
export const unitPastQuery = (api: ApiClient, id: number, asOf: string) =>
  queryOptions({
    queryKey: ['core', 'unit', id, asOf],
    queryFn: ({ signal }) => api.get<UnitPast>(`/units/${id}`, { query: { asOf }, signal }),
    staleTime: 60_000,
  });

export const assignRows = (api: ApiClient, body: { ids: string[]; unitId: number }, idempotencyKey: string) =>
  api.post<{ assigned: number }>('/unit-distribution/assign', body, { idempotencyKey });

export const distributionQuery = (api: ApiClient, query: Record<string, string | number>) =>
  queryOptions({
    queryKey: ['core', 'unit-distribution', query],
    queryFn: ({ signal }) => api.get<Page<UnitDistribution>>('/unit-distribution', { query, signal }),
  });

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
  const stale = [
    'unit',
    'unit-children',
    'unit-search',
    'unit-history',
    'unit-subtree',
    'unit-holders',
    'unit-plans',
    'unit-distribution',
  ];
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'core' && stale.includes(String(queryKey[1])),
  });
}
