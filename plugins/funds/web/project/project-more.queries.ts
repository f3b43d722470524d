import type { ApiClient, ApiQuery } from '@linli/sdk-web';
import type {
  CheckProject,
  ProjectBoard,
  ProjectCounts,
  ProjectLine,
  PublicProject,
  ProjectFindings,
} from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** What is asked about projects beside the records themselves. */
const all = [plugin.id, 'projects'] as const;
export const boardQuery = (api: ApiClient, unit: number | null) => ({
  queryKey: [...all, 'board', unit],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<ProjectBoard>('projects/board', { query: { unit }, signal }),
});
export const countsQuery = (api: ApiClient, query: ApiQuery) => ({
  queryKey: [...all, 'counts', query],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<ProjectCounts>('projects/counts', { query, signal }),
});
export const linesQuery = (api: ApiClient, at: number | undefined) => ({
  queryKey: [...all, 'lines', at],
  enabled: at !== undefined,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<{ items: ProjectLine[] }>('projects/lines', { query: { at: at ?? null }, signal }),
});
export const publicQuery = (api: ApiClient, id: string) => ({
  queryKey: [...all, 'public', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<PublicProject>(`projects/${id}/public`, { signal }),
});
/** What the rules in force say of what is written so far. */
export const rulesQuery = (api: ApiClient, asked: CheckProject | null) => ({
  queryKey: [...all, 'rules', asked],
  enabled: asked !== null,
  queryFn: () => api.post<ProjectFindings>('projects/check', asked ?? {}),
});
