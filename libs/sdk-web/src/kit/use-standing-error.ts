import { useState } from 'react';
import type { QueryLike } from './query-state.tsx';

/**
 * Why a query has no data. It stands while the query is tried again, which forgets its error: a page without a connection
 * would otherwise show a skeleton almost all of the time, and the reason in between.
 */
export function useStandingError(query: Pick<QueryLike<unknown>, 'data' | 'error'>): unknown {
  const [last, setLast] = useState<unknown>(null);
  const current = query.error ?? (query.data === undefined ? last : null);
  if (current !== last) setLast(current);
  return current;
}
