import { useEffect, useState, type ReactNode } from 'react';
import { Skeleton } from 'antd';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { ErrorState } from './error-state.tsx';
import { useStandingError } from './use-standing-error.ts';

/** The part of a TanStack query result that is needed here. */
export interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  isFetching: boolean;
  refetch(): unknown;
}

export interface QueryStateProps<T> {
  query: QueryLike<T>;
  /** In the shape of what comes; shown after 300 ms. */
  skeleton?: ReactNode;
  size?: 'page' | 'inline';
  children: (data: T) => ReactNode;
}

/** A query's data, or what stands for it: a skeleton while it comes, an {@link ErrorState} when it does not. */
export function QueryState<T>({ query, skeleton, size, children }: QueryStateProps<T>) {
  const error = useStandingError(query);
  if (query.data !== undefined) {
    return <>{children(query.data)}</>;
  }
  if (error) {
    return <ErrorState error={error} retrying={query.isFetching} onRetry={() => void query.refetch()} size={size} />;
  }
  return <Late>{skeleton ?? <Skeleton title paragraph={{ rows: 6 }} />}</Late>;
}

/** Shows its children only when the wait is long enough to be noticed. */
export function Late({ children, afterMs = 300 }: { children: ReactNode; afterMs?: number }) {
  const t = useSdkTexts();
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return (
    <div aria-busy="true" aria-label={t('page.loading')} role="status">
      {due ? children : null}
    </div>
  );
}
