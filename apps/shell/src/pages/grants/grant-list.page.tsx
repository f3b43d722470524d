import type { Grant } from '@linli/contracts';
import { ListPage, StateTag, TimeText, toApiQuery, useApi, useCan } from '@linli/sdk-web';
import type { ListColumn, ListFilter, ListView } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { rolesQuery } from '../access/access.queries.ts';
import { useGrantWords } from '../access/access-words.ts';
import { giveAddress } from '../access/give-address.ts';
import { useAddress } from '../access/use-address.ts';
import { useTableActions } from '../directory/use-table-actions.ts';
import { grantPageQuery } from './grant.queries.ts';
import { GrantFocus, focusOf } from './grant-focus.tsx';

/** Who holds which role where: in force, running out, to come, and over. */
export function GrantListPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.grants'));
  const api = useApi();
  const { search } = useLocation();
  const [params] = useAddress();
  const mayGive = useCan('core.grant.create');
  const mayRead = useCan('core.role.read');
  const tableActions = useTableActions('grants');
  const roles = useQuery({ ...rolesQuery(api), enabled: mayRead }).data ?? [];
  const views = useViews();
  const focus = focusOf(params);
  const ofUnit = Number(params.get('unit')) || undefined;
  const ending = useQuery(grantPageQuery(api, { ...focus, unitId: ofUnit, state: 'ending', pageSize: 1 })).data;
  const filters: ListFilter[] = [
    { key: 'unit', kind: 'unit', label: t('grant.at-unit'), permission: 'core.grant.read' },
    {
      key: 'role',
      kind: 'select',
      label: t('grant.role'),
      options: roles.map(({ id, title }) => ({ value: id, label: title })),
    },
  ];
  return (
    <ListPage<Grant>
      title={t('menu.grants')}
      description={<GrantFocus />}
      primary={
        mayGive
          ? { key: 'give', label: t('grant.give.verb'), href: withUnit(giveAddress({ role: focus.roleId }), search) }
          : undefined
      }
      actions={[
        { key: 'who', label: t('menu.who'), href: withUnit('/access/who', search) },
        { key: 'loans', label: t('loan.title'), href: withUnit('/access/loans', search) },
        ...tableActions,
      ]}
      source={(query) => {
        const { unit, role, ...rest } = toApiQuery(query, views);
        return grantPageQuery(api, { ...rest, ...focus, unitId: unit, roleId: role });
      }}
      rowKey={({ id }) => id}
      columns={useColumns()}
      views={views}
      counts={ending && ending.total > 0 ? { ending } : undefined}
      filters={filters}
      search={{ placeholder: t('grant.search') }}
      href={({ id }) => withUnit(`/access/grants/${id}`, search)}
      empty={{ title: t('grant.empty'), description: mayGive ? t('grant.empty-how') : undefined }}
    />
  );
}

function useViews(): ListView[] {
  const t = useShellTexts();
  return (['in-force', 'ending', 'to-come', 'ended'] as const).map((state) => ({
    key: state,
    label: t(`grant.state.${state}`),
    query: { state },
  }));
}

function useColumns(): ListColumn<Grant>[] {
  const t = useShellTexts();
  const words = useGrantWords();
  return [
    {
      key: 'account',
      title: t('grant.account'),
      width: 184,
      ellipsis: true,
      card: 'title',
      render: ({ account }) => `${account.displayName}${account.post ? ` · ${t(`post.${account.post}`)}` : ''}`,
    },
    { key: 'role', title: t('grant.role'), width: 200, card: 'fact', ellipsis: true, render: ({ role }) => role.title },
    { key: 'anchor', title: t('grant.anchor'), width: 152, card: 'fact', ellipsis: true, render: words.anchor },
    { key: 'reason', title: t('grant.reason'), width: 144, card: 'none', ellipsis: true },
    {
      key: 'validFrom',
      title: t('grant.from'),
      width: 148,
      card: 'none',
      render: ({ validFrom }) => <TimeText at={validFrom} kind="date" />,
    },
    {
      key: 'validTo',
      title: t('grant.to'),
      width: 148,
      card: 'fact',
      render: ({ validTo }) => words.end(validTo),
    },
    {
      key: 'state',
      title: t('grant.state-word'),
      width: 96,
      card: 'state',
      render: (grant) => <StateTag tone={words.tone(grant)}>{words.state(grant)}</StateTag>,
    },
  ];
}
