import type { Role } from '@linli/contracts';
import { POSTS } from '@linli/contracts';
import { DetailPage, DetailSection, EmptyState, QueryState, StateTag, useApi, useCan } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { giveAddress } from '../access/give-address.ts';
import { PermissionList } from '../access/permission-list.tsx';
import { usePluginTitle } from '../access/plugin-title.ts';
import { GrantRows } from '../grants/grant-rows.tsx';
import { useRoleActions } from './role-forms.tsx';
import { roleQuery } from './role.queries.ts';

/** One role: what it lets people do, whose it is, and who holds it where. */
export function RoleDetailPage() {
  const { id = '' } = useParams();
  const found = useQuery(roleQuery(useApi(), id));
  return <QueryState query={found}>{(role) => <Detail key={role.id} role={role} />}</QueryState>;
}

function Detail({ role }: { role: Role }) {
  const t = useShellTexts();
  const titleOf = usePluginTitle();
  const { search } = useLocation();
  useDocumentTitle(`${role.title} · ${t('menu.roles')}`);
  const { actions, form } = useRoleActions(role);
  const mayGive = useCan('core.grant.create') && !role.ended;
  const mayReadGrants = useCan('core.grant.read');
  const give: PageAction = { key: 'give', label: t('grant.give.verb'), href: giveAddress({ role: role.id }) };
  const [first, ...others] = actions;
  return (
    <>
      <DetailPage
        breadcrumb={[{ label: t('menu.roles'), href: withUnit('/access/roles', search) }]}
        title={role.title}
        state={
          <StateTag tone={role.ended ? 'neutral' : 'success'}>
            {t(`role.view.${role.ended ? 'ended' : 'live'}`)}
          </StateTag>
        }
        primary={mayGive ? give : first}
        actions={mayGive ? actions : others}
        facts={[
          { key: 'source', label: t('role.source-word'), value: titleOf(role.source) },
          { key: 'description', label: t('role.description-word'), value: role.description },
          { key: 'apart', label: t('account.apart'), value: role.apart ? t('role.apart') : null },
          {
            key: 'suggested',
            label: t('role.suggested-for'),
            value: POSTS.filter((post) => role.suggestedFor.includes(post))
              .map((post) => t(`post.${post}`))
              .join('、'),
          },
          { key: 'grants', label: t('role.holders'), value: t('role.holders-count', { count: role.grants }) },
        ]}
      >
        <DetailSection title={t('role.lets')}>
          <PermissionList permissions={role.permissions}>
            {({ id, title }) =>
              mayReadGrants ? <Link to={withUnit(`/access/who?permission=${id}`, search)}>{title}</Link> : title
            }
          </PermissionList>
        </DetailSection>
        {mayReadGrants && (
          <DetailSection
            title={t('role.held-by')}
            extra={<Link to={withUnit(`/access/grants?role=${role.id}`, search)}>{t('role.held-all')}</Link>}
          >
            <GrantRows
              first="account"
              query={{ roleId: role.id, state: role.ended ? 'ended' : 'live' }}
              none={<EmptyState title={t('role.held-none')} />}
            />
          </DetailSection>
        )}
      </DetailPage>
      {form}
    </>
  );
}
