import { dayOf, type AppointmentDetail } from '@linli/contracts';
import {
  Attachments,
  DetailPage,
  QueryState,
  StateTag,
  formatDate,
  formatTime,
  useApi,
  useCan,
  useLocale,
} from '@linli/sdk-web';
import type { Fact, WaitingFor } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from '../directory/directory.module.css';
import { APPOINTMENT_TONE } from '../directory/organisation-words.ts';
import { OrganisationLink, PersonLink, UnitLink } from '../directory/refs.tsx';
import { useAppointmentActions } from './appointment-actions.tsx';
import { appointmentEntries } from './appointment-history.ts';
import { appointmentHistoryQuery, appointmentQuery } from './appointment.queries.ts';

/** One appointment: who, where, from when to when, on which paper, and what may be done with it now. */
export function AppointmentDetailPage() {
  const { id = '' } = useParams();
  const found = useQuery(appointmentQuery(useApi(), id));
  return <QueryState query={found}>{(one) => <Detail key={one.id} appointment={one} />}</QueryState>;
}

function Detail({ appointment }: { appointment: AppointmentDetail }) {
  const t = useShellTexts();
  const { search } = useLocation();
  const { person, organisation, postTitle, phase } = appointment;
  const title = t('appointment.title', { person: person.name, organisation: organisation.name, post: postTitle });
  useDocumentTitle(title);
  const { primary, actions, form } = useAppointmentActions(appointment);
  const history = useQuery(appointmentHistoryQuery(useApi(), appointment.id));
  return (
    <>
      <DetailPage
        breadcrumb={[{ label: t('menu.appointments'), href: withUnit('/appointments', search) }]}
        title={title}
        state={<StateTag tone={APPOINTMENT_TONE[phase]}>{t(`appointment.phase.${phase}`)}</StateTag>}
        waiting={useWaiting(appointment)}
        primary={primary}
        actions={actions}
        facts={useFacts(appointment)}
        history={
          history.data ? (
            appointmentEntries(t, history.data)
          ) : (
            <QueryState query={history} size="inline">
              {() => null}
            </QueryState>
          )
        }
      >
        <Handover appointment={appointment} />
      </DetailPage>
      {form}
    </>
  );
}

function useWaiting({ phase, createdAt, termEnd, organisation }: AppointmentDetail): WaitingFor | undefined {
  const t = useShellTexts();
  const locale = useLocale();
  if (phase === 'proposed')
    return { text: t('appointment.waits.approval', { name: organisation.name }), since: createdAt };
  const today = dayOf(new Date());
  if (phase === 'in-force' && termEnd && termEnd < today) {
    return { text: t('appointment.waits.renewal', { day: formatDate(termEnd, locale) }), overdue: true };
  }
  return undefined;
}

function useFacts(one: AppointmentDetail): Fact[] {
  const t = useShellTexts();
  const locale = useLocale();
  const day = (value: string | null) => value && formatDate(value, locale);
  return [
    { key: 'person', label: t('appointment.person'), value: <PersonLink of={one.person} /> },
    { key: 'organisation', label: t('appointment.organisation'), value: <OrganisationLink of={one.organisation} /> },
    { key: 'unit', label: t('organisation.unit'), value: <UnitLink of={one.unit} /> },
    { key: 'kind', label: t('appointment.kind-word'), value: t(`appointment.kind.${one.kind}`) },
    { key: 'seat', label: t('appointment.seat-word'), value: one.seat && t(`appointment.seat.${one.seat}`) },
    { key: 'from', label: t('appointment.from-word'), value: one.from?.name },
    { key: 'validFrom', label: t('appointment.form.validFrom.label'), value: day(one.validFrom) },
    { key: 'termEnd', label: t('appointment.form.termEnd.label'), value: day(one.termEnd) },
    { key: 'validTo', label: t('appointment.ended-on'), value: day(one.validTo) },
    { key: 'basis', label: t('organisation.basis'), value: one.basis },
    { key: 'papers', label: t('organisation.papers'), value: papersOf(one, t('organisation.papers')) },
    { key: 'reason', label: t('appointment.form.reason.label'), value: one.reason },
    { key: 'endReason', label: t('appointment.end-reason'), value: one.endReason },
    { key: 'proposed', label: t('organisation.proposed-by'), value: one.proposedBy?.name },
    {
      key: 'approved',
      label: t('organisation.approved-by'),
      value:
        one.approvedBy && `${one.approvedBy.name}${one.decidedAt ? ` · ${formatTime(one.decidedAt, locale)}` : ''}`,
    },
    {
      key: 'grants',
      label: t('appointment.grants'),
      value: one.grants > 0 ? <GrantsOf appointment={one} /> : null,
    },
  ];
}

function papersOf({ papers }: AppointmentDetail, label: string) {
  return papers.length > 0 ? <Attachments items={papers} label={label} /> : null;
}

/** What ends with the appointment; whoever may read grants gets there. */
function GrantsOf({ appointment: { id, grants } }: { appointment: AppointmentDetail }) {
  const t = useShellTexts();
  const text = t('appointment.grants-end', { count: grants });
  return useCan('core.grant.read') ? <Link to={`/access/grants?appointment=${id}`}>{text}</Link> : text;
}

/** Whom the post came from, and who took it over. */
function Handover({ appointment: { replaces, handedTo, handoverNote } }: { appointment: AppointmentDetail }) {
  const t = useShellTexts();
  const { search } = useLocation();
  const link = (one: NonNullable<AppointmentDetail['replaces']>) => (
    <Link to={withUnit(`/appointments/${one.id}`, search)}>{one.person}</Link>
  );
  return (
    <section>
      <div className={styles.sectionHead}>
        <h2>{t('appointment.handover')}</h2>
      </div>
      {!replaces && !handedTo && <p className={styles.secondary}>{t('appointment.handover-none')}</p>}
      {replaces && (
        <p>
          {t('appointment.took-over')} {link(replaces)} <span className={styles.days}>{replaces.validFrom}</span>
        </p>
      )}
      {handedTo && (
        <p>
          {t('appointment.handed-to')} {link(handedTo)} <span className={styles.days}>{handedTo.validFrom}</span>
        </p>
      )}
      {handoverNote && <p style={{ whiteSpace: 'pre-wrap' }}>{handoverNote}</p>}
    </section>
  );
}
