import type { Appointment, Page, PersonDetail } from '@linli/contracts';
import { EmptyState, QueryState, StateTag, useApi } from '@linli/sdk-web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pagination, Tag } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { appointmentPageQuery } from '../appointments/appointment.queries.ts';
import { AppointmentDays } from '../directory/appointment-days.tsx';
import styles from '../directory/directory.module.css';
import { APPOINTMENT_TONE } from '../directory/organisation-words.ts';
import { OrganisationLink } from '../directory/refs.tsx';

const PAGE = 20;

/** Every post that somebody holds, held or is to hold, newest first. */
export function PersonAppointments({ person }: { person: PersonDetail }) {
  const t = useShellTexts();
  const [page, setPage] = useState(1);
  const held = useQuery({
    ...appointmentPageQuery(useApi(), { personId: person.id, sort: 'newest', page, pageSize: PAGE }),
    placeholderData: keepPreviousData,
  });
  return (
    <section>
      <div className={styles.sectionHead}>
        <h2>{t('person.appointments')}</h2>
      </div>
      <QueryState query={held} size="inline">
        {(list: Page<Appointment>) =>
          list.items.length === 0 ? (
            <EmptyState title={t('person.appointments-none')} />
          ) : (
            <>
              <ul className={styles.rows}>
                {list.items.map((one) => (
                  <Held key={one.id} appointment={one} />
                ))}
              </ul>
              {list.total > PAGE && (
                <div className={styles.pager}>
                  <Pagination
                    size="small"
                    current={page}
                    pageSize={PAGE}
                    total={list.total}
                    onChange={setPage}
                    showSizeChanger={false}
                  />
                </div>
              )}
            </>
          )
        }
      </QueryState>
    </section>
  );
}

function Held({ appointment }: { appointment: Appointment }) {
  const { id, organisation, postTitle, kind, phase } = appointment;
  const t = useShellTexts();
  const { search } = useLocation();
  return (
    <li>
      <span>
        <Link to={withUnit(`/appointments/${id}`, search)}>{postTitle}</Link>{' '}
        {kind !== 'full' && <Tag>{t(`appointment.kind.${kind}`)}</Tag>}
        <StateTag tone={APPOINTMENT_TONE[phase]}>{t(`appointment.phase.${phase}`)}</StateTag>
      </span>
      <OrganisationLink of={organisation} />
      <AppointmentDays {...appointment} />
    </li>
  );
}
