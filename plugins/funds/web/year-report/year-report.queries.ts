import type { ApiClient } from '@linli/sdk-web';
import type { YearReport } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

export const yearReport = (api: ApiClient, fundId: string, at: number | null) => ({
  queryKey: [plugin.id, 'year-report', fundId, at],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<YearReport>(`year-reports/${fundId}`, { query: { at }, signal }),
});
