import type { ReactNode } from 'react';
import type { ListColumn } from './list.types.ts';

/** What a column shows of a row. */
export function cellOf<T extends object>(column: ListColumn<T>, row: T): ReactNode {
  if (column.render) {
    return column.render(row);
  }
  const value: unknown = (row as Record<string, unknown>)[column.key];
  return value === null || value === undefined ? '' : String(value);
}

/** Which columns stand where on a phone's card. */
export function cardColumns<T>(columns: readonly ListColumn<T>[]) {
  const title = columns.find(({ card }) => card === 'title') ?? columns.find(({ card }) => card === undefined);
  const state = columns.find(({ card }) => card === 'state');
  const named = columns.filter(({ card }) => card === 'fact');
  const rest = columns.filter((column) => column.card === undefined && column !== title && column !== state);
  return { title, state, facts: named.length > 0 ? named : rest.slice(0, 3) };
}
