import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Shows a record as the answer to a change has it. A question that was already under way is given up first: its answer is
 * older, and coming later it would put the page back to before the change.
 */
export function keepAnswer<T>(queries: QueryClient, queryKey: QueryKey, answer: T): void {
  void queries.cancelQueries({ queryKey, exact: true }, { revert: true, silent: true });
  queries.setQueryData(queryKey, answer);
}
