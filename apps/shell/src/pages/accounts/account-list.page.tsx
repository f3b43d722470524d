import type { AccountSummary } from '@linli/contracts';
import { POSTS } from '@linli/contracts';
import { ListPage, StateTag, toApiQuery, useApi, useCan } from '@linli/sdk-web';
import type { ListColumn, ListFilter } from '@linli/sdk-web';
import { Tag } from 'antd';
import { useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useAddress } from '../access/use-address.ts';
import styles from '../directory/directory.module.css';
import { accountPageQuery } from './account.queries.ts';
import { OpenAccountForm } from './open-account.form.tsx';

/** Who can sign in, where they work, and how many roles they hold. */
export function AccountListPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.accounts'));
  const api = useApi();
  const { search } = useLocation();
  const [params, change] = useAddress();
  const mayOpen = useCan('core.account.create');
  return (
    <>
      <ListPage<AccountSummary>
        title={t('menu.accounts')}
        primary={
          mayOpen ? { key: 'open', label: t('account.open.verb'), onClick: () => change({ open: '1' }) } : undefined
        }
        source={(query) => {
          const { unit, ...rest } = toApiQuery(query);
          return accountPageQuery(api, { ...rest, unitId: unit });
        }}
        rowKey={({ id }) => id}
        columns={useColumns()}
        filters={useFilters()}
        search={{ placeholder: t('account.search') }}
        href={({ id }) => withUnit(`/accounts/${id}`, search)}
        empty={{ title: t('account.empty'), description: mayOpen ? t('account.empty-how') : undefined }}
      />
      {mayOpen && <OpenAccountForm open={params.has('open')} onClose={() => change({ open: null })} />}
    </>
  );
}

function useFilters(): ListFilter[] {
  const t = useShellTexts();
  return [
    { key: 'unit', kind: 'unit', label: t('account.at-unit'), permission: 'core.account.read' },
    {
      key: 'state',
      kind: 'select',
      label: t('account.state-word'),
      options: [
        { value: 'disabled', label: t('account.state.disabled') },
        { value: 'all', label: t('account.state.all') },
      ],
    },
    {
      key: 'post',
      kind: 'select',
      label: t('account.post'),
      options: POSTS.map((value) => ({ value, label: t(`post.${value}`) })),
    },
  ];
}

function useColumns(): ListColumn<AccountSummary>[] {
  const t = useShellTexts();
  return [
    {
      key: 'displayName',
      title: t('account.name'),
      width: 200,
      card: 'title',
      render: ({ displayName, apart, builtIn }) => (
        <>
          {displayName} {apart && <Tag>{t('account.apart')}</Tag>}
          {builtIn && <Tag>{t('account.built-in')}</Tag>}
        </>
      ),
    },
    { key: 'username', title: t('account.username'), width: 160, card: 'fact', ellipsis: true },
    {
      key: 'post',
      title: t('account.post'),
      width: 160,
      card: 'fact',
      render: ({ post }) => (post ? t(`post.${post}`) : <span className={styles.none}>—</span>),
    },
    {
      key: 'units',
      title: t('account.works-at'),
      card: 'fact',
      ellipsis: true,
      render: ({ units }) =>
        units.length > 0 ? (
          units.map(({ name }) => name).join('、')
        ) : (
          <span className={styles.none}>{t('account.nowhere')}</span>
        ),
    },
    { key: 'grants', title: t('account.grants'), width: 96, numeric: true, card: 'none' },
    {
      key: 'state',
      title: t('account.state-word'),
      width: 104,
      card: 'state',
      render: ({ disabledAt }) => (
        <StateTag tone={disabledAt ? 'danger' : 'success'}>
          {t(`account.state.${disabledAt ? 'disabled' : 'active'}`)}
        </StateTag>
      ),
    },
  ];
}
