import type { Grant, Page } from '@linli/contracts';
import { ListPage, TimeText, toApiQuery, useApi } from '@linli/sdk-web';
import type { ListColumn, ListQuery } from '@linli/sdk-web';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';

/** Who may do what where, for the security administrator. */
export function GrantsPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.grants'));
  const api = useApi();
  const columns: ListColumn<Grant>[] = [
    {
      key: 'account',
      title: t('grants.account'),
      width: 90,
      card: 'title',
      render: ({ account }) => account.displayName,
    },
    {
      key: 'post',
      title: t('grants.post'),
      width: 140,
      card: 'fact',
      render: ({ account }) => (account.post ? t(`post.${account.post}`) : ''),
    },
    {
      key: 'username',
      title: t('grants.username'),
      width: 120,
      card: 'none',
      render: ({ account }) => account.username,
    },
    { key: 'role', title: t('grants.role'), width: 150, card: 'fact', render: ({ role }) => role.title },
    {
      key: 'unit',
      title: t('grants.unit'),
      width: 150,
      card: 'fact',
      render: ({ unit }) => unit.name,
    },
    { key: 'reason', title: t('grants.reason'), width: 150, card: 'none', ellipsis: true },
    {
      key: 'validFrom',
      title: t('grants.from'),
      width: 130,
      card: 'none',
      render: ({ validFrom }) => <TimeText at={validFrom} kind="date" />,
    },
    {
      key: 'validTo',
      title: t('grants.to'),
      width: 130,
      card: 'fact',
      render: ({ validTo }) => (validTo ? <TimeText at={validTo} kind="date" /> : t('grants.open-end')),
    },
  ];
  return (
    <ListPage<Grant>
      title={t('menu.grants')}
      description={t('grants.description')}
      source={(query: ListQuery) => ({
        queryKey: ['core', 'grants', query],
        queryFn: ({ signal }) => api.get<Page<Grant>>('/grants', { query: toApiQuery(query), signal }),
      })}
      rowKey={(grant) => grant.id}
      columns={columns}
      empty={{ title: t('grants.empty') }}
    />
  );
}
