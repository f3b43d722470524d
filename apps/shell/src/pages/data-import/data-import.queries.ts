import { isImportSettled } from '@linli/contracts';
import type { DataImport, ImportNoun } from '@linli/contracts';
import type { ApiClient } from '@linli/sdk-web';
import { queryOptions } from '@tanstack/react-query';

/** How often a page looks at what core is working on. */
const LOOK_MS = 500;

export const importsKey = (noun: ImportNoun) => ['core', 'imports', noun];

export const importsQuery = (api: ApiClient, noun: ImportNoun) =>
  queryOptions({
    queryKey: importsKey(noun),
    queryFn: ({ signal }) =>
      api.get<{ items: DataImport[] }>(`/imports/${noun}`, { signal }).then(({ items }) => items),
    refetchInterval: ({ state }) => (state.data?.every(isImportSettled) === false ? LOOK_MS * 4 : false),
  });

/** Looked at again and again until nothing more happens to it by itself. */
export const importQuery = (api: ApiClient, noun: ImportNoun, id: string) =>
  queryOptions({
    queryKey: [...importsKey(noun), id],
    queryFn: ({ signal }) => api.get<DataImport>(`/imports/${noun}/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isImportSettled(state.data) ? false : LOOK_MS),
  });

export const uploadImport = (api: ApiClient, noun: ImportNoun, file: File) =>
  api.upload<DataImport>(`/imports/${noun}`, file, {
    query: { fileName: file.name },
    contentType: 'application/octet-stream',
    retryForMs: 0,
  });

export type ImportVerb = 'apply' | 'undo' | 'retry';
export const stepImport = (api: ApiClient, noun: ImportNoun, id: string, verb: ImportVerb, idempotencyKey: string) =>
  api.post<DataImport>(`/imports/${noun}/${id}/${verb}`, undefined, { idempotencyKey });
