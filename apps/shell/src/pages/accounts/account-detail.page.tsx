import type { AccountDetail } from '@linli/contracts';
import { DetailPage, DetailSection, EmptyState, QueryState, StateTag, useApi, useCan, TimeText } from '@linli/sdk-web';
import type { Fact, PageAction } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { Link, useLocation, useParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from '../access/access.module.css';
import { giveAddress } from '../access/give-address.ts';
import { PersonLink, UnitLink } from '../directory/refs.tsx';
import { GrantRows } from '../grants/grant-rows.tsx';
import { useLinkPerson } from './link-person.form.tsx';
import { useLoginActions } from './login-actions.tsx';
import { accountQuery } from './account.queries.ts';

/** One account: whose it is, what it may do where, what it could do once, and how it logs in. */
export function AccountDetailPage() {
  const { id = '' } = useParams();
  const found = useQuery(accountQuery(useApi(), id));
  return <QueryState query={found}>{(account) => <Detail key={account.id} account={account} />}</QueryState>;
}

function Detail({ account }: { account: AccountDetail }) {
  const t = useShellTexts();
  const { search } = useLocation();
  const { id, displayName, username, disabledAt, apart, builtIn } = account;
  useDocumentTitle(`${displayName} · ${t('menu.accounts')}`);
  const login = useLoginActions(account);
  const link = useLinkPerson(account);
  const mayGive = useCan('core.grant.create') && !builtIn && !disabledAt;
  const mayReadGrants = useCan('core.grant.read');
  const give: PageAction = { key: 'give', label: t('grant.give.verb'), href: giveAddress({ account: id }) };
  const why: PageAction = { key: 'why', label: t('access.why.title'), href: `/access/why?account=${id}` };
  return (
    <>
      <DetailPage
        breadcrumb={[{ label: t('menu.accounts'), href: withUnit('/accounts', search) }]}
        title={displayName}
        code={username}
        state={
          <>
            <StateTag tone={disabledAt ? 'danger' : 'success'}>
              {t(`account.state.${disabledAt ? 'disabled' : 'active'}`)}
            </StateTag>
            {apart && <Tag>{t('account.apart')}</Tag>}
            {builtIn && <Tag>{t('account.built-in')}</Tag>}
          </>
        }
        primary={mayGive ? give : undefined}
        actions={[...(mayReadGrants ? [why] : []), ...link.actions, ...login.actions]}
        facts={useFacts(account)}
      >
        {mayGive && account.suggestedRoles.length > 0 && <Suggested account={account} />}
        {mayReadGrants ? <AccountGrants id={id} /> : <p className={styles.secondary}>{t('account.grants-hidden')}</p>}
      </DetailPage>
      {link.form}
      {login.form}
    </>
  );
}

function AccountGrants({ id }: { id: string }) {
  const t = useShellTexts();
  return (
    <>
      <DetailSection title={t('account.grants-live')}>
        <GrantRows
          first="role"
          query={{ accountId: id, state: 'live' }}
          none={<EmptyState title={t('account.grants-none')} description={t('account.grants-none-how')} />}
        />
      </DetailSection>
      <DetailSection title={t('account.grants-past')}>
        <GrantRows
          first="role"
          query={{ accountId: id, state: 'ended' }}
          none={<p className={styles.secondary}>{t('account.grants-past-none')}</p>}
        />
      </DetailSection>
    </>
  );
}

/** What the releases suggest for the posts of the account's person: one click away, given to nobody by itself. */
function Suggested({ account: { id, suggestedRoles, units } }: { account: AccountDetail }) {
  const t = useShellTexts();
  return (
    <DetailSection title={t('account.suggested')}>
      <div className={styles.suggested}>
        {suggestedRoles.map(({ id: role, title }) => (
          <Link key={role} to={giveAddress({ account: id, role, ...(units[0] ? { unit: units[0].id } : {}) })}>
            {t('account.suggested-give', { role: title })}
          </Link>
        ))}
      </div>
    </DetailSection>
  );
}

function useFacts({ post, units, personId, personName, lastLogIn, createdAt, disabledAt }: AccountDetail): Fact[] {
  const t = useShellTexts();
  const mayReadPeople = useCan('core.person.read');
  return [
    { key: 'post', label: t('account.post'), value: post && t(`post.${post}`) },
    {
      key: 'units',
      label: t('account.works-at'),
      value:
        units.length > 0
          ? units.map((unit, index) => (
              <span key={unit.id}>
                {index > 0 && '、'}
                <UnitLink of={unit} />
              </span>
            ))
          : t('account.nowhere'),
    },
    {
      key: 'person',
      label: t('account.person'),
      value: personId ? (
        <PersonLink of={{ id: personId, name: personName ?? '', readable: mayReadPeople }} />
      ) : (
        t('account.no-person')
      ),
    },
    {
      key: 'lastLogIn',
      label: t('account.last-log-in'),
      value: lastLogIn ? <TimeText at={lastLogIn} /> : t('account.never'),
    },
    { key: 'created', label: t('account.created'), value: <TimeText at={createdAt} /> },
    { key: 'disabled', label: t('account.disabled-at'), value: disabledAt && <TimeText at={disabledAt} /> },
  ];
}
