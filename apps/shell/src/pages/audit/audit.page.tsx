import type { AuditEntry, Page } from '@linli/contracts';
import { Facts, ListPage, TimeText, toApiQuery, useApi } from '@linli/sdk-web';
import type { ListColumn, ListQuery } from '@linli/sdk-web';
import { Typography } from 'antd';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';

/** Who did what, where and when, for the audit administrator. */
export function AuditPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.audit'));
  const api = useApi();
  const action = (entry: AuditEntry) =>
    t.has(`audit.action.${entry.action}`) ? t(`audit.action.${entry.action}`) : entry.action;
  const columns: ListColumn<AuditEntry>[] = [
    { key: 'at', title: t('audit.at'), width: 180, card: 'fact', render: ({ at }) => <TimeText at={at} /> },
    { key: 'actor', title: t('audit.actor'), width: 110, card: 'fact' },
    { key: 'action', title: t('audit.action'), width: 200, card: 'title', render: action },
    {
      key: 'target',
      title: t('audit.target'),
      width: 200,
      card: 'fact',
      ellipsis: true,
      render: ({ target }) => target ?? '',
    },
    { key: 'unit', title: t('audit.unit'), width: 180, card: 'none', render: ({ unit }) => unit ?? '' },
    { key: 'plugin', title: t('audit.plugin'), width: 90, card: 'none' },
  ];
  return (
    <ListPage<AuditEntry>
      title={t('menu.audit')}
      description={t('audit.description')}
      source={(query: ListQuery) => ({
        queryKey: ['core', 'audit', query],
        queryFn: ({ signal }) => api.get<Page<AuditEntry>>('/audit', { query: toApiQuery(query), signal }),
      })}
      rowKey={(entry) => entry.id}
      columns={columns}
      previewTitle={action}
      preview={(entry) => (
        <Facts
          items={[
            { key: 'at', label: t('audit.at'), value: <TimeText at={entry.at} /> },
            { key: 'actor', label: t('audit.actor'), value: entry.actor },
            { key: 'action', label: t('audit.action'), value: entry.action },
            { key: 'target', label: t('audit.target'), value: entry.target },
            { key: 'unit', label: t('audit.unit'), value: entry.unit },
            { key: 'plugin', label: t('audit.plugin'), value: entry.plugin },
            {
              key: 'request',
              label: t('audit.request'),
              value: <Typography.Text copyable>{entry.requestId}</Typography.Text>,
            },
          ]}
        />
      )}
      empty={{ title: t('audit.empty') }}
    />
  );
}
