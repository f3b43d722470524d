import type { Appointment, AppointmentPhase } from '@linli/contracts';
import { APPOINTMENT_KINDS, POST_TYPES, SEATS } from '@linli/contracts';
import { ListPage, StateTag, toApiQuery, useApi, useCan, useCurrentUnit } from '@linli/sdk-web';
import type { ListColumn, ListFilter, ListView } from '@linli/sdk-web';
import { useLocation, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useTableActions } from '../directory/use-table-actions.ts';
import { AppointmentDays } from '../directory/appointment-days.tsx';
import styles from '../directory/directory.module.css';
import { APPOINTMENT_TONE } from '../directory/organisation-words.ts';
import { appointmentPageQuery } from './appointment.queries.ts';
import { ProposeAppointmentForm } from './propose-appointment.form.tsx';

/** Who holds which post: those that wait for approval, those in force, those that run out, and all there ever were. */
export function AppointmentListPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.appointments'));
  const api = useApi();
  const { unitId } = useCurrentUnit();
  const { search } = useLocation();
  const [params, setParams] = useSearchParams();
  const mayPropose = useCan('core.appointment.propose');
  const tableActions = useTableActions('appointments');
  const views = useViews();
  const setProposing = (open: boolean) =>
    setParams((previous) => {
      const next = new URLSearchParams(previous);
      if (open) next.set('propose', '1');
      else next.delete('propose');
      return next;
    });
  return (
    <>
      <ListPage<Appointment>
        title={t('menu.appointments')}
        primary={
          mayPropose
            ? { key: 'propose', label: t('appointment.propose.verb'), onClick: () => setProposing(true) }
            : undefined
        }
        actions={tableActions}
        source={(query) => {
          const { asOf, phase, ...rest } = toApiQuery(query, views);
          // A day that is asked for shows who held what then, whatever has become of it.
          return appointmentPageQuery(api, { ...rest, ...(asOf ? { asOf } : { phase }), unitId });
        }}
        rowKey={({ id }) => id}
        columns={useAppointmentColumns()}
        views={views}
        filters={useFilters()}
        search={{ placeholder: t('appointment.search') }}
        href={({ id }) => withUnit(`/appointments/${id}`, search)}
        empty={{ title: t('appointment.empty'), description: mayPropose ? t('appointment.empty-how') : undefined }}
      />
      {mayPropose && <ProposeAppointmentForm open={params.has('propose')} onClose={() => setProposing(false)} />}
    </>
  );
}

function useViews(): ListView[] {
  const t = useShellTexts();
  const ofPhase = (phase: AppointmentPhase): ListView => ({
    key: phase,
    label: t(`appointment.phase.${phase}`),
    query: { phase },
  });
  return [
    ofPhase('in-force'),
    ofPhase('proposed'),
    ofPhase('to-come'),
    { key: 'ending', label: t('appointment.view.ending'), query: { endingWithin: '60', sort: 'ending' } },
    ofPhase('ended'),
    { key: 'all', label: t('appointment.view.all') },
  ];
}

/** The columns of every list of appointments. */
export function useAppointmentColumns(): ListColumn<Appointment>[] {
  const t = useShellTexts();
  return [
    { key: 'person', title: t('appointment.person'), width: 96, card: 'title', render: ({ person }) => person.name },
    { key: 'postTitle', title: t('appointment.post'), width: 120, card: 'fact' },
    {
      key: 'organisation',
      title: t('appointment.organisation'),
      card: 'fact',
      ellipsis: true,
      render: ({ organisation }) => organisation.name,
    },
    {
      key: 'kind',
      title: t('appointment.kind-word'),
      width: 150,
      card: 'none',
      ellipsis: true,
      render: ({ kind, seat }) =>
        seat ? `${t(`appointment.kind.${kind}`)} · ${t(`appointment.seat.${seat}`)}` : t(`appointment.kind.${kind}`),
    },
    {
      key: 'from',
      title: t('appointment.from-word'),
      width: 150,
      card: 'none',
      ellipsis: true,
      render: ({ from }) => from?.name ?? <span className={styles.none}>—</span>,
    },
    {
      key: 'period',
      title: t('appointment.period'),
      width: 206,
      card: 'fact',
      render: (appointment) => <AppointmentDays {...appointment} />,
    },
    {
      key: 'phase',
      title: t('appointment.phase-word'),
      width: 96,
      card: 'state',
      render: ({ phase }) => <StateTag tone={APPOINTMENT_TONE[phase]}>{t(`appointment.phase.${phase}`)}</StateTag>,
    },
  ];
}

function useFilters(): ListFilter[] {
  const t = useShellTexts();
  const choice = (key: string, label: string, values: readonly string[], prefix: string): ListFilter => ({
    key,
    kind: 'select',
    label,
    options: values.map((value) => ({ value, label: t(`${prefix}.${value}`) })),
  });
  return [
    choice(
      'post',
      t('appointment.post'),
      POST_TYPES.map(({ id }) => id),
      'appointment.posts',
    ),
    choice('kind', t('appointment.kind-word'), APPOINTMENT_KINDS, 'appointment.kind'),
    choice('seat', t('appointment.seat-word'), SEATS, 'appointment.seat'),
  ];
}
