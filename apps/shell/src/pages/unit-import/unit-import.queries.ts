import type { UnitImport } from '@linli/contracts';
import type { ApiClient } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';

/** Earlier imports, newest first, without their rows. */
export type ImportSummary = Omit<UnitImport, 'rows' | 'errors'> & Partial<Pick<UnitImport, 'rows' | 'errors'>>;

export const importsQuery = (api: ApiClient) =>
  queryOptions({
    queryKey: ['core', 'unit-imports'],
    queryFn: ({ signal }) =>
      api.get<{ items: ImportSummary[] }>('/unit-imports', { signal }).then(({ items }) => items),
  });

export const importQuery = (api: ApiClient, id: string) =>
  queryOptions({
    queryKey: ['core', 'unit-imports', id],
    queryFn: ({ signal }) => api.get<UnitImport>(`/unit-imports/${id}`, { signal }),
  });

export const previewImport = (api: ApiClient, file: File) =>
  api.upload<UnitImport>(`/unit-imports`, file, {
    query: { fileName: file.name },
    contentType: 'application/octet-stream',
    retryForMs: 0,
  });

export const applyImport = (api: ApiClient, id: string, idempotencyKey: string) =>
  api.post<UnitImport>(`/unit-imports/${id}/apply`, undefined, { idempotencyKey });

export const undoImport = (api: ApiClient, id: string, idempotencyKey: string) =>
  api.post<UnitImport>(`/unit-imports/${id}/undo`, undefined, { idempotencyKey });
