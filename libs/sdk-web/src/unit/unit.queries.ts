import type { Holder, Page, Unit, UnitDetail, UnitRef } from '@linli/contracts';
import { queryOptions } from '@tanstack/react-query';
import type { ApiClient } from '../api/client.ts';

/** A unit that search found, with the units above it. */
export type UnitHit = Unit & { path: UnitRef[] };

/** A unit's page. */
export const unitQuery = (api: ApiClient, id: number) =>
  queryOptions({
    queryKey: ['core', 'unit', id],
    queryFn: ({ signal }) => api.get<UnitDetail>(`/units/${id}`, { signal }),
    staleTime: 60_000,
  });

/** Children of a unit, or my own anchor units without one. Up to 100: beyond that a search is the better way. */
export const unitChildrenQuery = (api: ApiClient, parentId: number | null) =>
  queryOptions({
    queryKey: ['core', 'unit-children', parentId],
    queryFn: ({ signal }) =>
      api.get<Page<Unit>>('/units', { query: { parent: parentId, pageSize: 100 }, signal }).then((page) => page.items),
    staleTime: 60_000,
  });

/** At most 20 units whose name contains, or whose code begins with, the text. */
export const unitSearchQuery = (api: ApiClient, text: string) =>
  queryOptions({
    queryKey: ['core', 'unit-search', text],
    queryFn: ({ signal }) =>
      api.get<{ items: UnitHit[] }>('/units/search', { query: { q: text }, signal }).then((answer) => answer.items),
    staleTime: 30_000,
  });

/** Accounts that hold a permission at a unit. */
export const unitHoldersQuery = (api: ApiClient, unitId: number, permission: string) =>
  queryOptions({
    queryKey: ['core', 'unit-holders', unitId, permission],
    queryFn: ({ signal }) =>
      api
        .get<{ items: Holder[] }>(`/units/${unitId}/holders`, { query: { permission }, signal })
        .then((answer) => answer.items),
    staleTime: 30_000,
  });
