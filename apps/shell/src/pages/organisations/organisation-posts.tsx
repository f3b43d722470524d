import type { Appointment, OrganisationDetail, Page } from '@linli/contracts';
import { EmptyState, QueryState, formatDate, useApi, useLocale } from '@linli/sdk-web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DatePicker, Pagination, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { appointmentPageQuery } from '../appointments/appointment.queries.ts';
import { AppointmentDays } from '../directory/appointment-days.tsx';
import styles from '../directory/directory.module.css';
import { PersonLink } from '../directory/refs.tsx';

const PAGE = 20;

/** Who sits in a body today, or on any day; single posts that nobody holds stand above them. */
export function OrganisationPosts({ body }: { body: OrganisationDetail }) {
  const t = useShellTexts();
  const locale = useLocale();
  const [asOf, setAsOf] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const members = useQuery({
    ...appointmentPageQuery(useApi(), {
      organisationId: body.id,
      ...(asOf ? { asOf } : { phase: 'in-force' }),
      sort: 'post',
      page,
      pageSize: PAGE,
    }),
    placeholderData: keepPreviousData,
  });
  const vacant =
    asOf || body.state !== 'active' ? [] : body.posts.filter(({ single, holders }) => single && holders === 0);
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{t('organisation.posts')}</h2>
        <DatePicker
          size="small"
          placeholder={t('directory.as-of')}
          aria-label={t('directory.as-of')}
          value={asOf ? dayjs(asOf) : null}
          onChange={(day) => {
            setAsOf(day?.format('YYYY-MM-DD') ?? null);
            setPage(1);
          }}
        />
      </div>
      {vacant.length > 0 && (
        <ul className={styles.rows}>
          {vacant.map(({ post, postTitle, vacantSince }) => (
            <li key={post}>
              <span className={styles.warning}>{t('organisation.vacant')}</span>
              <span>{postTitle}</span>
              <span className={styles.days}>
                {vacantSince && t('directory.since', { day: formatDate(vacantSince, locale) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <QueryState query={members} size="inline">
        {(list: Page<Appointment>) => (
          <>
            {list.items.length === 0 && vacant.length === 0 ? (
              <EmptyState
                title={asOf ? t('organisation.posts-none-on', { day: asOf }) : t('organisation.posts-none')}
              />
            ) : (
              <ul className={styles.rows}>
                {list.items.map((one) => (
                  <Member key={one.id} appointment={one} />
                ))}
              </ul>
            )}
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
        )}
      </QueryState>
    </section>
  );
}

function Member({ appointment }: { appointment: Appointment }) {
  const { id, person, postTitle, kind, seat, from } = appointment;
  const t = useShellTexts();
  const { search } = useLocation();
  return (
    <li>
      <PersonLink of={person} />
      <span>
        <Link to={withUnit(`/appointments/${id}`, search)}>{postTitle}</Link>{' '}
        {kind !== 'full' && <Tag>{t(`appointment.kind.${kind}`)}</Tag>}
        {seat && <Tag>{t(`appointment.seat.${seat}`)}</Tag>}
        {from && <small> {t('appointment.from', { name: from.name })}</small>}
      </span>
      <AppointmentDays {...appointment} />
    </li>
  );
}
