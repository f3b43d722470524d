import type { Grant } from '@linli/contracts';
import { DetailPage, DetailSection, QueryState, StateTag, formatTime, useApi, useCan, useLocale } from '@linli/sdk-web';
import type { Fact, WaitingFor } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useGrantWords } from '../access/access-words.ts';
import styles from '../access/access.module.css';
import { PermissionList } from '../access/permission-list.tsx';
import { AccountLink, AnchorLink, RoleLink } from '../access/refs.tsx';
import { roleQuery } from '../roles/role.queries.ts';
import { useGrantActions } from './grant-actions.tsx';
import { grantQuery } from './grant.queries.ts';

/** One grant: who holds what where, from when to when, by whose word and why. */
export function GrantDetailPage() {
  const { id = '' } = useParams();
  const found = useQuery(grantQuery(useApi(), id));
  return <QueryState query={found}>{(grant) => <Detail key={grant.id} grant={grant} />}</QueryState>;
}

function Detail({ grant }: { grant: Grant }) {
  const t = useShellTexts();
  const words = useGrantWords();
  const { search } = useLocation();
  const { account, role } = grant;
  useDocumentTitle(`${account.displayName} · ${role.title}`);
  const { primary, actions, form } = useGrantActions(grant);
  const mayReadRoles = useCan('core.role.read');
  return (
    <>
      <DetailPage
        breadcrumb={[{ label: t('menu.grants'), href: withUnit('/access/grants', search) }]}
        title={t('grant.title', { account: account.displayName, role: role.title, anchor: words.anchor(grant) })}
        state={<StateTag tone={words.tone(grant)}>{words.state(grant)}</StateTag>}
        waiting={useWaiting(grant)}
        primary={primary}
        actions={actions}
        facts={useFacts(grant)}
      >
        <DetailSection
          title={t(grant.state === 'ended' ? 'grant.let' : 'grant.lets', {
            account: account.displayName,
            anchor: words.anchor(grant),
          })}
        >
          {mayReadRoles ? <Permissions grant={grant} /> : <p className={styles.secondary}>{role.title}</p>}
        </DetailSection>
      </DetailPage>
      {form}
    </>
  );
}

/** What the role holds, each with the way to why this account may do it here. */
function Permissions({ grant: { account, role, unit } }: { grant: Grant }) {
  const t = useShellTexts();
  const found = useQuery(roleQuery(useApi(), role.id));
  return (
    <QueryState query={found} size="inline">
      {({ permissions }) => (
        <>
          <PermissionList permissions={permissions}>
            {({ id, title }) =>
              unit ? (
                <Link
                  to={`/access/why?${new URLSearchParams({ account: account.id, permission: id, unit: String(unit.id) }).toString()}`}
                >
                  {title}
                </Link>
              ) : (
                title
              )
            }
          </PermissionList>
          <p className={styles.secondary}>{t(unit ? 'grant.lets-why' : 'grant.lets-organisation')}</p>
        </>
      )}
    </QueryState>
  );
}

function useWaiting({ state, ending, validFrom, validTo }: Grant): WaitingFor | undefined {
  const t = useShellTexts();
  if (ending) return { text: t('grant.waits.ending'), until: validTo };
  if (state === 'to-come') return { text: t('grant.waits.to-come'), until: validFrom };
  return undefined;
}

function useFacts(grant: Grant): Fact[] {
  const t = useShellTexts();
  const locale = useLocale();
  const words = useGrantWords();
  const { search } = useLocation();
  const { account, appointmentId, validFrom, validTo, state } = grant;
  return [
    { key: 'account', label: t('grant.account'), value: <AccountLink of={account} /> },
    { key: 'username', label: t('account.username'), value: account.username },
    { key: 'post', label: t('account.post'), value: account.post && t(`post.${account.post}`) },
    { key: 'role', label: t('grant.role'), value: <RoleLink of={grant.role} /> },
    { key: 'anchor', label: t('grant.anchor'), value: <AnchorLink of={grant} /> },
    { key: 'from', label: t('grant.from'), value: formatTime(validFrom, locale) },
    {
      key: 'to',
      label: t(state === 'ended' ? 'grant.ended-at' : 'grant.to'),
      value: state === 'ended' && validTo ? formatTime(validTo, locale) : words.end(validTo),
    },
    {
      key: 'appointment',
      label: t('grant.appointment'),
      value: appointmentId && (
        <Link to={withUnit(`/appointments/${appointmentId}`, search)}>{t('grant.appointment-open')}</Link>
      ),
    },
    { key: 'reason', label: t('grant.reason'), value: grant.reason },
    { key: 'by', label: t('grant.by'), value: grant.grantedBy ?? t('grant.by-operator') },
    { key: 'endedBy', label: t('grant.ended-by'), value: grant.endedBy },
    { key: 'endReason', label: t('grant.end-reason'), value: grant.endReason },
  ];
}
