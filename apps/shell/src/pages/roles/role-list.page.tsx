import { XLSX_TYPE } from '@linli/contracts';
import type { Role } from '@linli/contracts';
import { ListPage, useApi, useCan } from '@linli/sdk-web';
import type { ListColumn } from '@linli/sdk-web';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { rolesQuery } from '../access/access.queries.ts';
import { usePluginTitle } from '../access/plugin-title.ts';
import { useAddress } from '../access/use-address.ts';
import { CreateRoleForm } from './role-forms.tsx';
import { pageOfRoles } from './role.queries.ts';

/** Named sets of permissions: those that come with the platform and the plugins, and the district's own. */
export function RoleListPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.roles'));
  const queries = useQueryClient();
  const { search } = useLocation();
  const [params, change] = useAddress();
  const titleOf = usePluginTitle();
  const mayCreate = useCan('core.role.create');
  const api = useApi();
  const all = rolesQuery(api, true);
  const sources = [...new Set(useQuery(all).data?.map(({ source }) => source))];
  return (
    <>
      <ListPage<Role>
        title={t('menu.roles')}
        description={t('role.description')}
        primary={
          mayCreate
            ? { key: 'create', label: t('role.create.verb'), onClick: () => change({ create: '1' }) }
            : undefined
        }
        source={(query) => ({
          queryKey: [...all.queryKey, query],
          queryFn: async () => pageOfRoles(await queries.query(all), query),
          file: () => api.download('/roles', { query: { ended: true }, type: XLSX_TYPE }),
        })}
        rowKey={({ id }) => id}
        columns={useColumns()}
        views={[
          { key: 'live', label: t('role.view.live') },
          { key: 'ended', label: t('role.view.ended') },
        ]}
        filters={[
          {
            key: 'source',
            kind: 'select',
            label: t('role.source-word'),
            options: sources.map((value) => ({ value, label: titleOf(value) })),
          },
        ]}
        search={{ placeholder: t('role.search') }}
        href={({ id }) => withUnit(`/access/roles/${id}`, search)}
        empty={{ title: t('role.empty') }}
      />
      {mayCreate && <CreateRoleForm open={params.has('create')} onClose={() => change({ create: null })} />}
    </>
  );
}

function useColumns(): ListColumn<Role>[] {
  const t = useShellTexts();
  const titleOf = usePluginTitle();
  return [
    {
      key: 'title',
      title: t('role.name'),
      width: 240,
      card: 'title',
      render: ({ title, apart }) => (
        <>
          {title} {apart && <Tag>{t('account.apart')}</Tag>}
        </>
      ),
    },
    {
      key: 'permissions',
      title: t('role.permissions'),
      card: 'fact',
      ellipsis: true,
      render: ({ permissions }) => permissions.map(({ title }) => title).join('、'),
    },
    {
      key: 'risk',
      title: t('role.high-risk'),
      width: 96,
      card: 'none',
      render: ({ permissions }) =>
        permissions.some(({ risk }) => risk === 'high') && <Tag color="warning">{t('role.high-risk')}</Tag>,
    },
    {
      key: 'source',
      title: t('role.source-word'),
      width: 144,
      card: 'fact',
      ellipsis: true,
      render: ({ source }) => titleOf(source),
    },
    { key: 'grants', title: t('role.holders'), width: 96, numeric: true, card: 'none' },
  ];
}
