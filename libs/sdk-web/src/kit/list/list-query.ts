import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ListFilter, ListQuery, ListView } from './list.types.ts';

const PAGE_SIZES = [10, 20, 50, 100];

/** Keys under which filters stand in the address: a date range has two. */
export function filterKeys(filters: readonly ListFilter[]): string[] {
  return filters.flatMap(({ kind, key }) => (kind === 'date-range' ? [`${key}From`, `${key}To`] : [key]));
}

export interface ListDefaults {
  views: readonly ListView[];
  filters: readonly ListFilter[];
  sort: string | undefined;
  pageSize: number;
}

/** Reads a list's state from the address; what makes no sense there counts as not set. */
export function readListQuery(search: URLSearchParams, defaults: ListDefaults): ListQuery {
  const asked = search.get('view');
  const view = defaults.views.find(({ key }) => key === asked) ?? defaults.views[0];
  const page = Number(search.get('page') ?? 1);
  const size = Number(search.get('size') ?? defaults.pageSize);
  const filters = Object.fromEntries(
    filterKeys(defaults.filters).flatMap((key) => {
      const value = search.get(key);
      return value ? [[key, value]] : [];
    }),
  );
  return {
    view: view?.key,
    q: search.get('q') ?? '',
    filters,
    sort: search.get('sort') ?? defaults.sort,
    page: Number.isInteger(page) && page > 0 ? page : 1,
    pageSize: PAGE_SIZES.includes(size) ? size : defaults.pageSize,
    after: search.get('after') ?? undefined,
    count: search.get('count') === 'exact' ? 'exact' : undefined,
  };
}

/** Words in the address that change together; null and '' take one out. */
export type AddressChange = Readonly<Record<string, string | null>>;

const PLACES = ['page', 'after', 'sel'];

/** Changes the address; every change but of page and preview goes back to the first page. */
export function changeAddress(search: URLSearchParams, change: AddressChange): URLSearchParams {
  const next = new URLSearchParams(search);
  if (!Object.keys(change).every((key) => PLACES.includes(key))) for (const key of PLACES) next.delete(key);
  for (const [key, value] of Object.entries(change)) {
    if (value === null || value === '') {
      next.delete(key);
    } else {
      next.set(key, value);
    }
  }
  return next;
}

/** The list's state and how to change it. `selected` is the row whose preview is open. */
export function useListQuery(defaults: ListDefaults) {
  const [search, setSearch] = useSearchParams();
  const { views, filters, sort, pageSize } = defaults;
  const query = useMemo(
    () => readListQuery(search, { views, filters, sort, pageSize }),
    [search, views, filters, sort, pageSize],
  );
  const change = useCallback(
    (values: AddressChange, options?: { replace?: boolean }) =>
      setSearch((previous) => changeAddress(previous, values), { preventScrollReset: true, ...options }),
    [setSearch],
  );
  return { query, change, selected: search.get('sel') };
}

/** The query as the platform's APIs take it: view, filters, search text, sort and page side by side. */
export function toApiQuery(
  query: ListQuery,
  views: readonly ListView[] = [],
): Record<string, string | number | undefined> {
  return {
    ...views.find(({ key }) => key === query.view)?.query,
    ...query.filters,
    q: query.q || undefined,
    sort: query.sort,
    page: query.page,
    pageSize: query.pageSize,
    count: query.count,
  };
}
