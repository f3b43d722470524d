import type { ReactNode } from 'react';
import type { Page, PermissionId, UnitLevel } from '@linli/contracts';
import type { DownloadedFile } from '../../api/client.ts';
import type { EmptyStateProps } from '../empty-state.tsx';
import type { PageAction } from '../page-action.ts';
import type { PageHeaderProps } from '../page-header.tsx';

/** What a list shows now; all of it stands in the address. */
export interface ListQuery {
  /** Key of the view, or undefined when the list has none. */
  view: string | undefined;
  /** Text of the search box. */
  q: string;
  /** Set filters by key. A multiple choice joins its values with commas; a date range sets `<key>From` and `<key>To`. */
  filters: Readonly<Record<string, string>>;
  /** A column's key, with `-` before it for descending; undefined is the API's own order. */
  sort: string | undefined;
  /** From 1. */
  page: number;
  pageSize: number;
  /** Where the page before ended, in a list that goes on by cursors ({@link CursorPage}). */
  after?: string | undefined;
  /** How many rows there are is told to the last one: the list stands behind a figure, or says a sum. */
  count?: 'exact' | undefined;
}

/** A page of a list that is too long to be counted; its API goes on from a cursor. */
export interface CursorPage<T> {
  items: T[];
  /** What `ListQuery.after` is for the page that follows; null on the last one. */
  next: string | null;
  /** Said below the rows, for instance how far a search has come that is not at its end. */
  note?: string | undefined;
}

export interface ListColumn<T> {
  /** Unique; also the word the API sorts by when `sortable`. */
  key: string;
  title: string;
  /** Default: the row's field of that key as text. */
  render?(row: T): ReactNode;
  sortable?: boolean;
  /** Numbers stand right-aligned in figures of one width. */
  numeric?: boolean;
  width?: number | string;
  /**
   * Its place on a phone's card: the `title` line, the `state` at its end, a `fact` below, or `none`.
   * Default: the first column is the title, the next three are facts.
   */
  card?: 'title' | 'state' | 'fact' | 'none';
  /** On a phone's card its title stands before it; a number's always does, for it says nothing alone. */
  labelled?: boolean;
  /** Cut long text off with an ellipsis. */
  ellipsis?: boolean;
}

/** A saved way to look at the list, shown as a tab. */
export interface ListView {
  key: string;
  label: string;
  /** Sent to the API with the rest of the query (`toApiQuery`). */
  query?: Readonly<Record<string, string>>;
}

interface FilterBase {
  /** Word in the address and in the API's query. */
  key: string;
  label: string;
  /** Set by links alone, for instance from a figure: shown as a word that can be taken away, without a control of its own. */
  wordOnly?: boolean;
}
export type ListFilter = FilterBase &
  (
    | { kind: 'select'; options: readonly { value: string; label: string }[]; multiple?: boolean }
    | { kind: 'unit'; permission?: PermissionId; levels?: readonly UnitLevel[] }
    | { kind: 'date-range' }
    /** `words` says a set value in words, where the value itself is an id or a code. */
    | { kind: 'text'; words?(value: string): ReactNode }
  );

export interface ListCount {
  total: number;
  /** False: counting stopped at `total`, there are more. */
  exact: boolean;
}

/** What TanStack's `queryOptions` gives, or {@link listSource}; `*.queries.ts` of a feature makes it. */
export interface ListSource<T> {
  queryKey: readonly unknown[];
  queryFn(context: { signal: AbortSignal }): Promise<Page<T> | CursorPage<T>>;
  /** All its rows as a workbook; with it the list can be exported from its menu. */
  file?(): Promise<DownloadedFile>;
}

export interface ListPageProps<T> {
  title: string;
  description?: ReactNode;
  /** What the rows of all pages come to, below the title. With it they are counted exactly, too. */
  sum?(query: ListQuery): ReactNode;
  /** Where the list belongs, when it lies below another page. */
  breadcrumb?: PageHeaderProps['breadcrumb'];
  primary?: PageAction;
  actions?: readonly PageAction[];
  /** Turns what the address says into a query of the API. */
  source(query: ListQuery): ListSource<T>;
  rowKey(row: T): string;
  columns: readonly ListColumn<T>[];
  /** The first one is shown when the address names none. */
  views?: readonly ListView[];
  /** Numbers for the tabs, by view. */
  counts?: Readonly<Record<string, ListCount>>;
  filters?: readonly ListFilter[];
  /** Shows the search box (`/` goes there). */
  search?: { placeholder: string };
  /** Order when the address names none: `-reportedAt`. */
  defaultSort?: string;
  defaultPageSize?: number;
  /** Address of a row's page: `Enter` on a row without preview, `Ctrl`-click, and the link in the preview. */
  href?(row: T): string;
  /** What a row shows in the drawer; without it a click opens the page. */
  preview?(row: T): ReactNode;
  previewTitle?(row: T): ReactNode;
  /** When there is nothing at all. When filters leave nothing, the list says that by itself. */
  empty?: EmptyStateProps;
  /** Milliseconds after which the list is asked for again by itself. */
  refreshMs?: number;
}
