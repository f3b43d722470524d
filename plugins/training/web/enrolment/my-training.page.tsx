import { EmptyState, PageHeader, QueryState, RecordState, StateTag, useApi, useRecordActions } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import type { EnrolmentDetail, EnrolmentMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { enrolments, myEnrolmentsQuery } from './enrolment.queries.ts';
import styles from './my-training.module.css';

const REFRESH_MS = 30_000;

/** One's own: what waits for an answer, and what one has taken part in. */
export function MyTrainingPage() {
  const t = plugin.useTexts();
  const mine = useQuery({ ...myEnrolmentsQuery(useApi(plugin.apiBase)), refetchInterval: REFRESH_MS });
  useEffect(() => {
    document.title = t('mine.title');
  }, [t]);
  return (
    <>
      <PageHeader title={t('mine.title')} description={t('mine.description')} />
      <QueryState query={mine}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('mine.empty')} />
          ) : (
            <ul className={styles.list}>
              {items.map((one) => (
                <Mine key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </>
  );
}

function Mine({ one }: { one: EnrolmentDetail }) {
  const t = plugin.useTexts();
  const { primary, form } = useRecordActions<EnrolmentMachine, EnrolmentDetail>(enrolments, one);
  const { classTitle, organisation, waiting, result, state } = one;
  return (
    <li className={styles.card}>
      <div>
        <h2 className={styles.title}>{classTitle}</h2>
        <p className={styles.quiet}>{organisation}</p>
      </div>
      <div className={styles.state}>
        {waiting === null ? (
          <RecordState kit={enrolments} state={state} />
        ) : (
          <StateTag tone="warning">{t('enrolment.waiting', { n: waiting })}</StateTag>
        )}
        {result && <span className={styles.quiet}>{t(`enrolment.result.${result}`)}</span>}
      </div>
      {primary && (
        <Button type="primary" loading={primary.loading} className={styles.answer} onClick={primary.onClick}>
          {primary.label}
        </Button>
      )}
      {form}
    </li>
  );
}
