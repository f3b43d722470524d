import type { NounRecords, VersionedRecord } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { plugin } from './plugin.ts';

interface RowWordProps<T, D extends VersionedRecord> {
  /** The list that is narrowed. */
  records: NounRecords<T, D>;
  /** The row's key in the list's query, with its id. */
  query: Readonly<Record<string, string>>;
  title(one: T): string;
}

/**
 * What a list is narrowed to, in words instead of the id in the address. Asked of the list itself, whose rows bear the title:
 * whoever sees them may not be allowed to open the row that they belong to.
 */
export function RowWord<T, D extends VersionedRecord>({ records, query, title }: RowWordProps<T, D>) {
  const { data, isPending } = useQuery(records.page(plugin.useApi(), { ...query, pageSize: 1 }));
  const [one] = data?.items ?? [];
  return one ? title(one) : isPending ? '…' : '—';
}
