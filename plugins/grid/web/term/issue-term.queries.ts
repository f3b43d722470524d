import { XLSX_TYPE } from '@linli/contracts';
import type { ApiClient } from '@linli/sdk-web';
import type { QueryClient } from '@tanstack/react-query';
import type { ChangeIssueTerm, IssueTerms } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

const ALL = [plugin.id, 'issue-term'] as const;

/** All of a district's limits as the one page of a list. */
export const issueTermsQuery = (api: ApiClient, unit: number | null | undefined) => ({
  queryKey: [...ALL, unit ?? null],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const terms = await api.get<IssueTerms>('issue-terms', { query: { unit }, signal });
    const { length } = terms.items;
    return { ...terms, page: 1, pageSize: length, total: length, exact: true };
  },
  file: () => api.download('issue-terms', { query: { unit }, type: XLSX_TYPE }),
});

export const changeIssueTerm = (api: ApiClient, change: ChangeIssueTerm, idempotencyKey: string) =>
  api.post<IssueTerms>('issue-terms', change, { idempotencyKey });

export function forgetIssueTerms(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ALL });
}
