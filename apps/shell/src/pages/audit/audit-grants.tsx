import type { AuditDetail, AuditGrant } from '@linli/contracts';
import { formatDate, useCan, useLocale } from '@linli/sdk-web';
import { Link } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './audit.module.css';

/** What it was done on: the grants with where they reach, and the appointment that they come from. */
export function AuditGrants({ line: { grants, grantsMore, appointment } }: { line: AuditDetail }) {
  const t = useShellTexts();
  const readsAppointments = useCan('core.appointment.read');
  const post = appointment && `${appointment.organisation.name} · ${appointment.post}（${appointment.person}）`;
  return (
    <section>
      <h2 className={styles.heading}>{t('audit.grants')}</h2>
      {grants.length === 0 && grantsMore === 0 && !appointment && (
        <p className={styles.quiet}>{t('audit.no-grants')}</p>
      )}
      <ul className={styles.grants}>
        {grants.map((grant) => (
          <GrantRow key={grant.id} grant={grant} />
        ))}
      </ul>
      {grantsMore > 0 && <p className={styles.quiet}>{t('audit.more-grants', { count: grantsMore })}</p>}
      {appointment && (
        <p className={styles.text}>
          {t('audit.appointment')}
          {readsAppointments ? <Link to={`/appointments/${appointment.id}`}>{post}</Link> : post}
        </p>
      )}
    </section>
  );
}

function GrantRow({ grant: { id, role, unit, organisation, reason, validFrom, validTo } }: { grant: AuditGrant }) {
  const t = useShellTexts();
  const locale = useLocale();
  const readsUnits = useCan('core.unit.read');
  const readsGrants = useCan('core.grant.read');
  const readsOrganisations = useCan('core.organisation.read');
  const until = validTo ? t('audit.until', { day: formatDate(validTo, locale) }) : t('audit.open-end');
  return (
    <li>
      <strong>{readsGrants ? <Link to={`/access/grants/${id}`}>{role.title}</Link> : role.title}</strong>
      {' · '}
      {unit && (readsUnits ? <Link to={`/units/${unit.id}`}>{unit.name}</Link> : unit.name)}
      {organisation &&
        (readsOrganisations ? (
          <Link to={`/organisations/${organisation.id}`}>{organisation.name}</Link>
        ) : (
          organisation.name
        ))}
      <div className={styles.quiet}>
        {t('audit.grant-period', { from: formatDate(validFrom, locale), until })}
        {reason && ` · ${reason}`}
      </div>
    </li>
  );
}
