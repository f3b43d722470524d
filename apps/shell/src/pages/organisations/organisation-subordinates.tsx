import type { Organisation, OrganisationDetail, Page } from '@linli/contracts';
import { QueryState, StateTag, useApi } from '@linli/sdk-web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pagination } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from '../directory/directory.module.css';
import { ORGANISATION_TONE, useOrganisationWords } from '../directory/organisation-words.ts';
import { OrganisationLink } from '../directory/refs.tsx';
import { organisationPageQuery } from './organisation.queries.ts';

const PAGE = 20;

/** The bodies directly below one. Nothing at all where there are none: most bodies are leaves. */
export function OrganisationSubordinates({ body }: { body: OrganisationDetail }) {
  const t = useShellTexts();
  const words = useOrganisationWords();
  const { search } = useLocation();
  const [page, setPage] = useState(1);
  const below = useQuery({
    ...organisationPageQuery(useApi(), { superiorId: body.id, page, pageSize: PAGE, sort: 'place' }),
    placeholderData: keepPreviousData,
    enabled: body.subordinateCount > 0,
  });
  if (body.subordinateCount === 0) return null;
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{t('organisation.subordinates')}</h2>
        <Link to={withUnit(`/organisations/chart?root=${body.id}`, search)}>{t('organisation.show-chart')}</Link>
      </div>
      <QueryState query={below} size="inline">
        {(list: Page<Organisation>) => (
          <>
            <ul className={styles.rows}>
              {list.items.map((one) => (
                <li key={one.id}>
                  <OrganisationLink of={one} />
                  <span>
                    {words.type(one)}
                    {one.head && <small> {one.head.name}</small>}
                    {one.headVacant && <span className={styles.warning}> {t('organisation.vacant')}</span>}
                  </span>
                  <StateTag tone={ORGANISATION_TONE[one.state]}>{words.state(one.state)}</StateTag>
                </li>
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
        )}
      </QueryState>
    </section>
  );
}
