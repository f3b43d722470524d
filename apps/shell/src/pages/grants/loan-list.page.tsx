import type { Loan } from '@linli/contracts';
import { ListPage, StateTag, TimeText, toApiQuery, useApi } from '@linli/sdk-web';
import type { ListColumn } from '@linli/sdk-web';
import { Link } from 'react-router';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { usePluginTitle } from '../access/plugin-title.ts';
import { AccountLink } from '../access/refs.tsx';
import { loanPageQuery } from './grant.queries.ts';

/** What is lent to whom: single records, by name, until an instant. They are lent and taken back where the record is. */
export function LoanListPage() {
  const t = useShellTexts();
  useDocumentTitle(t('loan.title'));
  const api = useApi();
  return (
    <ListPage<Loan>
      title={t('loan.title')}
      description={t('loan.description')}
      source={(query) => {
        const { page, pageSize } = toApiQuery(query);
        return loanPageQuery(api, { page, pageSize });
      }}
      rowKey={({ id }) => id}
      columns={useColumns()}
      empty={{ title: t('loan.empty'), description: t('loan.empty-how') }}
    />
  );
}

function useColumns(): ListColumn<Loan>[] {
  const t = useShellTexts();
  const pluginTitle = usePluginTitle();
  return [
    {
      key: 'title',
      title: t('loan.record'),
      card: 'title',
      ellipsis: true,
      render: ({ title, plugin, rowId }) => title ?? `${pluginTitle(plugin)} ${rowId.slice(0, 8)}`,
    },
    {
      key: 'account',
      title: t('loan.to-whom'),
      width: 112,
      card: 'fact',
      render: ({ account }) => <AccountLink of={account} />,
    },
    {
      key: 'permissions',
      title: t('loan.permissions'),
      card: 'fact',
      ellipsis: true,
      render: ({ permissions }) => permissions.map(({ title }) => title).join('、'),
    },
    { key: 'unit', title: t('loan.unit'), width: 144, card: 'none', ellipsis: true, render: ({ unit }) => unit.name },
    { key: 'reason', title: t('grant.reason'), card: 'none', ellipsis: true },
    { key: 'lentBy', title: t('loan.by'), width: 96, card: 'none' },
    {
      key: 'validTo',
      title: t('loan.until'),
      width: 176,
      card: 'fact',
      render: ({ validTo }) => <TimeText at={validTo} />,
    },
    {
      key: 'state',
      title: t('grant.state-word'),
      width: 96,
      card: 'state',
      render: ({ state }) => (
        <StateTag tone={state === 'in-force' ? 'success' : 'neutral'}>{t(`grant.state.${state}`)}</StateTag>
      ),
    },
    {
      key: 'why',
      title: '',
      width: 80,
      card: 'none',
      render: (loan) => <Link to={whyAddress(loan)}>{t('access.who.why')}</Link>,
    },
  ];
}

function whyAddress({ account, permissions, plugin, table, rowId }: Loan): string {
  const asked = { account: account.id, permission: permissions[0]?.id ?? '', plugin, table, record: rowId };
  return `/access/why?${new URLSearchParams(asked).toString()}`;
}
