import { DetailSection, DetailText, RecordPage, StateTag } from '@linli/sdk-web';
import { addDays, dayOf } from '@linli/contracts';
import type { Tone } from '@linli/contracts';
import type { AppraisalDetail, AppraisalMachine, Finding } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import type { AppraisalSet } from './appraisal.queries.ts';
import styles from './appraisal.module.css';

const TONES: Readonly<Record<Finding['finding'], Tone>> = { met: 'success', partly: 'warning', 'not-met': 'danger' };

/** The page of an appraisal, whichever right it is looked at with. */
export function AppraisalView({ id, records, list }: { id: string; records: AppraisalSet; list: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage<AppraisalMachine, AppraisalDetail>
      id={id}
      records={records}
      list={list}
      title={({ person, roundTitle }) => `${person.name} \u00B7 ${roundTitle}`}
      facts={({ organisation, post, assessor, endsOn, replyUntil, state }) => [
        {
          key: 'organisation',
          label: t('appraisal.field.organisation'),
          value: `${organisation} ${t(`grade-change.post.${post}`)}`,
        },
        { key: 'assessor', label: t('appraisal.field.assessor'), value: assessor },
        { key: 'endsOn', label: t('appraisal.field.ends-on'), value: endsOn },
        ...(replyUntil && state === 'filed'
          ? [{ key: 'until', label: t('appraisal.field.reply-until'), value: addDays(dayOf(new Date(replyUntil)), -1) }]
          : []),
      ]}
    >
      {(one) => (
        <>
          <Findings of={one} />
          {one.findings && (
            <>
              <DetailText title={t('appraisal.field.summary')} text={one.summary} none={t('appraisal.findings.none')} />
              <DetailText title={t('appraisal.field.reply')} text={one.reply} none={t('appraisal.reply.none')} />
            </>
          )}
        </>
      )}
    </RecordPage>
  );
}

function Findings({ of }: { of: AppraisalDetail }) {
  const t = plugin.useTexts();
  return (
    <DetailSection title={t('appraisal.field.findings')}>
      {of.findings === null ? (
        <p className={styles.quiet}>
          {t(of.state === 'filed' ? 'appraisal.findings.person-first' : 'appraisal.findings.none')}
        </p>
      ) : (
        <ol className={styles.findings}>
          {of.points.map((point, at) => {
            const found = of.findings?.[at];
            return (
              found && (
                // Two points may be worded alike.
                <li key={`${at} ${point}`}>
                  <p className={styles.head}>
                    <span>
                      {at + 1}. {point}
                    </span>
                    <StateTag tone={TONES[found.finding]}>{t(`appraisal.finding.${found.finding}`)}</StateTag>
                  </p>
                  <p className={styles.quiet}>{found.evidence}</p>
                </li>
              )
            );
          })}
        </ol>
      )}
    </DetailSection>
  );
}
