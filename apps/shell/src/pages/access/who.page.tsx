import type { Who } from '@linli/contracts';
import {
  EmptyState,
  PageHeader,
  QueryState,
  UnitPicker,
  formatDate,
  unitQuery,
  useApi,
  useLocale,
} from '@linli/sdk-web';
import { useCurrentUnit } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AccessTabs } from './access-tabs.tsx';
import { endText } from './access-words.ts';
import styles from './access.module.css';
import { permissionsQuery, whoQuery } from './access.queries.ts';
import { PermissionPicker } from './permission-picker.tsx';
import { AccountLink, RoleLink } from './refs.tsx';
import { UnitLink } from '../directory/refs.tsx';
import { useAddress } from './use-address.ts';

/** Who may do something at a unit, since when, until when, and by whose word. */
export function WhoPage() {
  const t = useShellTexts();
  useDocumentTitle(t('access.who.title'));
  const [params, change] = useAddress();
  const { unitId } = useCurrentUnit();
  const permission = params.get('permission');
  return (
    <>
      <PageHeader title={t('menu.who')} description={t('access.who.what')} />
      <AccessTabs active="who" />
      <div className={styles.question}>
        <div className={styles.asked}>
          <span className={styles.word}>{t('access.unit')}</span>
          <UnitPicker
            aria-label={t('access.unit')}
            permission="core.grant.read"
            value={unitId}
            onChange={(id) => change({ unit: id === null ? null : String(id) })}
          />
        </div>
        <div className={styles.asked}>
          <span className={styles.word}>{t('access.permission')}</span>
          <PermissionPicker
            aria-label={t('access.permission')}
            value={permission}
            onChange={(value) => change({ permission: value })}
          />
        </div>
      </div>
      {unitId !== null && permission !== null ? (
        <Answer unitId={unitId} permission={permission} />
      ) : (
        <div className={styles.answer}>
          <EmptyState title={t('access.who.choose')} />
        </div>
      )}
    </>
  );
}

function Answer({ unitId, permission }: { unitId: number; permission: string }) {
  const t = useShellTexts();
  const api = useApi();
  const found = useQuery(whoQuery(api, unitId, permission));
  const unit = useQuery(unitQuery(api, unitId)).data?.name ?? '';
  const title = useQuery(permissionsQuery(api)).data?.find(({ id }) => id === permission)?.title ?? permission;
  return (
    <section className={styles.answer} aria-label={t('access.answer')}>
      <QueryState query={found}>
        {(people) =>
          people.length === 0 ? (
            <EmptyState
              title={t('access.who.nobody', { unit, permission: title })}
              description={t('access.who.nobody-how')}
            />
          ) : (
            <>
              <p className={styles.verdict} role="status">
                {t('access.who.count', { unit, permission: title, count: people.length })}
              </p>
              <ul className={styles.people}>
                {people.map((one) => (
                  <Holder key={one.account.id} who={one} unitId={unitId} permission={permission} />
                ))}
              </ul>
            </>
          )
        }
      </QueryState>
    </section>
  );
}

function Holder({ who, unitId, permission }: { who: Who; unitId: number; permission: string }) {
  const t = useShellTexts();
  const locale = useLocale();
  const { account, role, unit, since, until, grantedBy, grantId, more } = who;
  const why = new URLSearchParams({ account: account.id, permission, unit: String(unitId) });
  return (
    <li>
      <span>
        <AccountLink of={account} /> <small>{account.post ? t(`post.${account.post}`) : account.username}</small>
      </span>
      <span>
        <RoleLink of={role} /> <small>{t('access.who.at')}</small> <UnitLink of={unit} />
      </span>
      <small>
        {until
          ? t('access.from-to', { from: formatDate(since, locale), to: endText(until, locale) })
          : t('access.from', { from: formatDate(since, locale) })}
        {grantedBy && t('access.who.by', { name: grantedBy })}
        {more > 0 && t('access.who.more', { count: more })}
      </small>
      <span className={styles.suggested}>
        <Link to={`/access/grants/${grantId}`}>{t('access.who.grant')}</Link>
        <Link to={`/access/why?${why.toString()}`}>{t('access.who.why')}</Link>
      </span>
    </li>
  );
}
