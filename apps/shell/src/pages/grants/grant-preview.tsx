import type { AccountDetail, Role, UnitDetail } from '@linli/contracts';
import { formatDate, unitQuery, useApi, useLocale } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { rolesQuery } from '../access/access.queries.ts';
import styles from '../access/access.module.css';
import { PermissionList } from '../access/permission-list.tsx';
import { accountQuery } from '../accounts/account.queries.ts';
import { organisationQuery } from '../organisations/organisation.queries.ts';

type Values = Readonly<Record<string, unknown>>;
const textAt = (values: Values, key: string) => (typeof values[key] === 'string' ? values[key] : '');

/** What the grant will let somebody do where and how long, as soon as the form says enough. */
export function GrantPreview({ values }: { values: Values }) {
  const api = useApi();
  const byUnit = values['anchorKind'] !== 'organisation';
  const unitId = byUnit && typeof values['unitId'] === 'number' ? values['unitId'] : 0;
  const [accountId, organisationId] = [textAt(values, 'accountId'), byUnit ? '' : textAt(values, 'organisationId')];
  const account = useQuery({ ...accountQuery(api, accountId), enabled: accountId !== '' }).data;
  const role = useQuery(rolesQuery(api)).data?.find(({ id }) => id === values['roleId']);
  const unit = useQuery({ ...unitQuery(api, unitId), enabled: unitId !== 0 }).data;
  const organisation = useQuery({ ...organisationQuery(api, organisationId), enabled: organisationId !== '' }).data;
  const anchor = unitId !== 0 ? unit : organisationId !== '' ? organisation : undefined;
  if (!account || !role || !anchor) return null;
  return <Preview values={values} account={account} role={role} anchor={anchor} byUnit={byUnit} />;
}

interface Props {
  values: Values;
  account: AccountDetail;
  role: Role;
  anchor: Pick<UnitDetail, 'name'>;
  byUnit: boolean;
}

function Preview({ values, account, role, anchor, byUnit }: Props) {
  const t = useShellTexts();
  const locale = useLocale();
  const [from, to] = [textAt(values, 'validFrom'), textAt(values, 'validTo')];
  const period = [
    from ? t('grant.preview.from', { day: formatDate(from, locale) }) : t('grant.preview.at-once'),
    to ? t('grant.preview.to', { day: formatDate(to, locale) }) : t('grant.preview.open-end'),
  ].join(t('grant.preview.and'));
  return (
    <section className={styles.preview} aria-label={t('grant.preview.title')}>
      <p>
        {t(byUnit ? 'grant.preview.at-unit' : 'grant.preview.at-organisation', {
          account: account.displayName,
          anchor: anchor.name,
          period,
        })}
      </p>
      <PermissionList permissions={role.permissions} />
      {role.apart && <p className={styles.secondary}>{t('grant.preview.apart')}</p>}
      {role.permissions.some(({ risk }) => risk === 'high') && (
        <p className={styles.secondary}>{t('grant.preview.high-risk')}</p>
      )}
    </section>
  );
}
