import type { Appointment, Organisation, Page, UnitDetail } from '@linli/contracts';
import { DetailSection, EmptyState, QueryState, StateTag, useApi, useCan } from '@linli/sdk-web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pagination, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { appointmentPageQuery } from '../appointments/appointment.queries.ts';
import styles from '../directory/directory.module.css';
import { ORGANISATION_TONE, useOrganisationWords } from '../directory/organisation-words.ts';
import { OrganisationLink, PersonLink } from '../directory/refs.tsx';
import { organisationPageQuery } from '../organisations/organisation.queries.ts';

const PAGE = 10;

/** The bodies that stand at a unit itself, and who holds their posts and those of the units below. */
export function UnitBodies({ unit }: { unit: UnitDetail }) {
  const mayReadPosts = useCan('core.appointment.read');
  return (
    <>
      <Bodies unit={unit} />
      {mayReadPosts && <Holders unit={unit} />}
    </>
  );
}

function Bodies({ unit }: { unit: UnitDetail }) {
  const t = useShellTexts();
  const words = useOrganisationWords();
  const [page, setPage] = useState(1);
  const found = useQuery({
    ...organisationPageQuery(useApi(), { unitId: unit.id, exactly: true, page, pageSize: PAGE, sort: 'place' }),
    placeholderData: keepPreviousData,
  });
  return (
    <DetailSection
      title={t('units.bodies.list')}
      extra={<Link to={`/organisations?unit=${unit.id}`}>{t('units.bodies.all')}</Link>}
    >
      <QueryState query={found} size="inline">
        {(list: Page<Organisation>) =>
          list.items.length === 0 ? (
            <EmptyState title={t('units.bodies.none')} description={t('units.bodies.none-how')} />
          ) : (
            <Paged list={list} page={page} onPage={setPage}>
              {list.items.map((one) => (
                <li key={one.id}>
                  <OrganisationLink of={one} />
                  <span>
                    {words.type(one)} <small>{t('units.bodies.members', { count: one.memberCount })}</small>{' '}
                    {one.head ? (
                      <small>
                        {one.head.postTitle} {one.head.name}
                      </small>
                    ) : (
                      one.headVacant && <span className={styles.warning}>{t('organisation.vacant')}</span>
                    )}
                  </span>
                  <StateTag tone={ORGANISATION_TONE[one.state]}>{words.state(one.state)}</StateTag>
                </li>
              ))}
            </Paged>
          )
        }
      </QueryState>
    </DetailSection>
  );
}

function Holders({ unit }: { unit: UnitDetail }) {
  const t = useShellTexts();
  const mayReadPeople = useCan('core.person.read');
  const [page, setPage] = useState(1);
  const query = { unitId: unit.id, phase: 'in-force', sort: 'post', page, pageSize: PAGE };
  const found = useQuery({ ...appointmentPageQuery(useApi(), query), placeholderData: keepPreviousData });
  return (
    <DetailSection
      title={t('units.bodies.holders')}
      extra={
        <>
          {mayReadPeople && <Link to={`/people?unit=${unit.id}`}>{t('units.bodies.people')}</Link>}{' '}
          <Link to={`/appointments?unit=${unit.id}`}>{t('units.bodies.appointments')}</Link>
        </>
      }
    >
      <QueryState query={found} size="inline">
        {(list: Page<Appointment>) =>
          list.items.length === 0 ? (
            <EmptyState title={t('units.bodies.holders-none')} />
          ) : (
            <Paged list={list} page={page} onPage={setPage}>
              {list.items.map((one) => (
                <li key={one.id}>
                  <PersonLink of={one.person} />
                  <span>
                    <OrganisationLink of={one.organisation} />{' '}
                    <Link to={`/appointments/${one.id}`}>{one.postTitle}</Link>{' '}
                    {one.kind !== 'full' && <Tag>{t(`appointment.kind.${one.kind}`)}</Tag>}
                  </span>
                  <span className={styles.days}>{t('directory.since', { day: one.validFrom })}</span>
                </li>
              ))}
            </Paged>
          )
        }
      </QueryState>
    </DetailSection>
  );
}

interface PagedProps {
  list: Page<unknown>;
  page: number;
  onPage: (page: number) => void;
  children: ReactNode;
}

function Paged({ list, page, onPage, children }: PagedProps) {
  const t = useShellTexts();
  return (
    <>
      <ul className={styles.rows}>{children}</ul>
      {list.total > PAGE && (
        <div className={styles.pager}>
          <Pagination
            size="small"
            current={page}
            pageSize={PAGE}
            total={list.total}
            onChange={onPage}
            showSizeChanger={false}
            showTotal={(total) => t('units.total', { total })}
          />
        </div>
      )}
    </>
  );
}
