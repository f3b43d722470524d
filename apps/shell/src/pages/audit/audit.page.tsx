import type { AuditEntry } from '@linli/contracts';
import { ListPage, useApi, useLocale } from '@linli/sdk-web';
import type { ListQuery } from '@linli/sdk-web';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useDownload } from '../data-import/use-download.ts';
import { AuditAnchorsDrawer } from './audit-anchors.tsx';
import { AuditCheckDrawer } from './audit-check.tsx';
import { AuditLine } from './audit-line.tsx';
import { AuditSealLine } from './audit-seal-line.tsx';
import { clockText } from './audit-words.ts';
import { auditPageQuery } from './audit.queries.ts';
import { FILTER_KEYS, useAuditColumns, useAuditFilters } from './use-audit-list.tsx';

/** Who did what, where and when, for the audit administrator. */
export function AuditPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.audit'));
  const api = useApi();
  const locale = useLocale();
  const [drawer, setDrawer] = useState<'check' | 'anchors'>();
  const xlsx = useDownload(useExportPath('xlsx'));
  const csv = useDownload(useExportPath('csv'));
  return (
    <>
      <ListPage<AuditEntry>
        title={t('menu.audit')}
        description={<AuditSealLine />}
        primary={{ key: 'check', label: t('audit.check.verb'), onClick: () => setDrawer('check') }}
        actions={[
          { key: 'xlsx', label: t('audit.export-xlsx'), loading: xlsx.isPending, onClick: () => xlsx.mutate() },
          { key: 'csv', label: t('audit.export-csv'), loading: csv.isPending, onClick: () => csv.mutate() },
          { key: 'anchors', label: t('audit.anchors.title'), onClick: () => setDrawer('anchors') },
        ]}
        source={(query: ListQuery) => {
          const { queryKey, queryFn } = auditPageQuery(api, {
            ...query.filters,
            q: query.q || undefined,
            after: query.after,
            pageSize: query.pageSize,
          });
          return {
            queryKey,
            queryFn: async (context) => {
              const { items, next, searchedTo } = await queryFn(context);
              const note = searchedTo ? t('audit.searched-to', { time: clockText(searchedTo, locale) }) : undefined;
              return { items, next, note };
            },
          };
        }}
        rowKey={({ id }) => id}
        columns={useAuditColumns()}
        filters={useAuditFilters()}
        search={{ placeholder: t('audit.search') }}
        href={({ id }) => `/audit/${id}`}
        preview={({ id }) => <AuditLine id={id} />}
        previewTitle={({ action }) => action.title}
        empty={{ title: t('audit.empty') }}
      />
      <AuditCheckDrawer open={drawer === 'check'} onClose={() => setDrawer(undefined)} />
      <AuditAnchorsDrawer open={drawer === 'anchors'} onClose={() => setDrawer(undefined)} />
    </>
  );
}

/** What the list is narrowed to now, as an export takes it. */
function useExportPath(format: 'xlsx' | 'csv'): string {
  const [search] = useSearchParams();
  const query = new URLSearchParams({ format });
  for (const key of FILTER_KEYS) {
    const value = search.get(key);
    if (value) query.set(key, value);
  }
  return `/audit/export?${query.toString()}`;
}
