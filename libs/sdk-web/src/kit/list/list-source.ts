import { XLSX_TYPE } from '@linli/contracts';
import type { Page } from '@linli/contracts';
import type { ApiClient, ApiQuery, DownloadedFile } from '../../api/client.ts';

/** A page of a list of the API, and all of it as a workbook. */
export interface PageSource<T> {
  queryKey: readonly unknown[];
  queryFn(context: { signal: AbortSignal }): Promise<Page<T>>;
  file(): Promise<DownloadedFile>;
}

/**
 * The list at a path of the API, with the query that narrows it: `source` of a `ListPage`. The route exports
 * (`ExportsList` of the server SDK), as every list does. `key`: what the answers are remembered under, with the query.
 */
export function listSource<T>(
  api: ApiClient,
  key: readonly unknown[],
  request: { path: string; query: ApiQuery },
): PageSource<T> {
  const { path, query } = request;
  return {
    queryKey: [...key, query],
    queryFn: ({ signal }) => api.get<Page<T>>(path, { query, signal }),
    file: () => api.download(path, { query, type: XLSX_TYPE }),
  };
}
