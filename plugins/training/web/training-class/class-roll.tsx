import { DetailSection, EmptyState, QueryState, RecordState, StateTag, useApi, useCan, usePhone } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RollEntry, TrainingClassDetail } from '../../contract/index.ts';
import { ENROLMENT_PERMISSION as P } from '../../contract/index.ts';
import { enrolments } from '../enrolment/enrolment.queries.ts';
import { plugin } from '../plugin.ts';
import styles from './class-roll.module.css';
import { NominateDrawer } from './nominate-drawer.tsx';
import { RecordRollDrawer } from './record-roll-drawer.tsx';
import { rollQuery } from './training-class.queries.ts';

const REFRESH_MS = 20_000;

/** Whom the class has, as far as the reader sees them, and what can be done for all of them at once. */
export function ClassRoll({ of }: { of: TrainingClassDetail }) {
  const t = plugin.useTexts();
  const maySee = useCan(P.read);
  const mayNominate = useCan(P.nominate) && of.state === 'enrolling';
  const mayRecord = useCan(P.record) && of.state === 'running';
  const phone = usePhone();
  const [open, setOpen] = useState<'nominate' | 'record' | null>(null);
  const roll = useQuery({ ...rollQuery(useApi(plugin.apiBase), of.id), enabled: maySee, refetchInterval: REFRESH_MS });
  if (!maySee || of.state === 'draft' || of.state === 'approved') return null;
  const items = roll.data?.items ?? [];
  return (
    <DetailSection
      title={t('roll.title')}
      extra={
        <div className={styles.buttons}>
          {mayNominate && <Button onClick={() => setOpen('nominate')}>{t('roll.nominate')}</Button>}
          {mayRecord && <Button onClick={() => setOpen('record')}>{t('roll.record')}</Button>}
          {items.length > 0 && !phone && (
            <Link to={plugin.path(`class-sheet?class=${of.id}`)} className={styles.print}>
              {t('roll.print')}
            </Link>
          )}
        </div>
      }
    >
      <QueryState query={roll}>
        {() =>
          items.length === 0 ? (
            <EmptyState title={t('roll.empty')} />
          ) : (
            <>
              <p className={styles.counts}>{t('roll.counts', countsOf(items))}</p>
              <ul className={styles.roll}>
                {items.map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
              </ul>
            </>
          )
        }
      </QueryState>
      {mayNominate && open === 'nominate' && <NominateDrawer of={of} onClose={() => setOpen(null)} />}
      {mayRecord && open === 'record' && <RecordRollDrawer of={of} entries={items} onClose={() => setOpen(null)} />}
    </DetailSection>
  );
}

function Entry({ entry }: { entry: RollEntry }) {
  const t = plugin.useTexts();
  const address = enrolments.useAddress();
  return (
    <li>
      <Link to={address.record(entry.id)} className={styles.name}>
        {entry.person.name}
      </Link>
      <span className={styles.body}>
        {entry.organisation}
        {entry.postEnded && <span className={styles.ended}>{t('roll.post-ended')}</span>}
      </span>
      <span className={styles.state}>
        {entry.waiting === null ? (
          <>
            {entry.result && <span className={styles.result}>{t(`enrolment.result.${entry.result}`)}</span>}
            <RecordState kit={enrolments} state={entry.state} />
          </>
        ) : (
          <StateTag tone="warning">{t('enrolment.waiting', { n: entry.waiting })}</StateTag>
        )}
      </span>
    </li>
  );
}

function countsOf(items: readonly RollEntry[]): Record<string, number> {
  const of = (state: string) => items.filter((each) => each.state === state).length;
  return {
    all: items.length,
    nominated: of('nominated'),
    confirmed: of('confirmed'),
    completed: of('completed'),
    absent: of('absent'),
  };
}
