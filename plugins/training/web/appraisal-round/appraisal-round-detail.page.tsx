import { DetailSection, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { APPRAISAL_MACHINE } from '../../contract/index.ts';
import type { AppraisalRoundDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { appraisals } from '../appraisal/appraisal.queries.ts';
import { appraisalRounds } from './appraisal-round.queries.ts';
import styles from './appraisal-round.module.css';

export function AppraisalRoundDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={appraisalRounds}
      list={t('nav.appraisal-rounds')}
      title={({ title }) => title}
      facts={({ body, startsOn, endsOn, assessor, posts }) => [
        { key: 'body', label: t('appraisal-round.field.body'), value: body },
        {
          key: 'assessor',
          label: t('appraisal-round.field.assessor'),
          value: assessor?.name ?? t('appraisal-round.no-assessor'),
        },
        {
          key: 'dates',
          label: t('appraisal-round.field.dates'),
          value: t('appraisal-round.dates', { from: startsOn, to: endsOn }),
        },
        {
          key: 'posts',
          label: t('appraisal-round.field.posts'),
          value: posts.map((post) => t(`grade-change.post.${post}`)).join(t('list.and')),
        },
      ]}
    >
      {(round) => (
        <>
          <Progress of={round} />
          <DetailSection title={t('appraisal-round.field.standard')}>
            <ol className={styles.points}>
              {round.points.map((point, at) => (
                // Two points may be worded alike.
                <li key={`${at} ${point}`}>{point}</li>
              ))}
            </ol>
          </DetailSection>
        </>
      )}
    </RecordPage>
  );
}

/** How many appraisals stand where; each number opens to them. */
function Progress({ of }: { of: AppraisalRoundDetail }) {
  const t = plugin.useTexts();
  const address = appraisals.useAddress();
  const states = Object.keys(APPRAISAL_MACHINE.states).filter((state) => (of.counts[state] ?? 0) > 0);
  return (
    <DetailSection title={t('appraisal-round.field.progress')}>
      {states.length === 0 ? (
        <p className={styles.quiet}>{t('appraisal-round.not-begun')}</p>
      ) : (
        <p className={styles.progress}>
          {states.map((state) => (
            <Link key={state} to={address.list({ round: of.id, state })}>
              {t(`appraisal.state.${state}`)} {of.counts[state]}
            </Link>
          ))}
        </p>
      )}
    </DetailSection>
  );
}
