import { DetailSection, Facts } from '@linli/sdk-web';
import type { IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './issue.module.css';

/** What the issue is about, and what came of it. */
export function IssueContent({ issue }: { issue: IssueDetail }) {
  const t = plugin.useTexts();
  return (
    <>
      <DetailSection title={t('issue.field.text')}>
        <p className={styles.text}>{issue.text}</p>
      </DetailSection>
      <Result issue={issue} />
    </>
  );
}

function Result({ issue }: { issue: IssueDetail }) {
  const t = plugin.useTexts();
  const { state, outcome, reply, reason, namedBody } = issue;
  if (!outcome && !reason) return null;
  const title = outcome ? 'result' : state === 'not-accepted' ? 'not-accepted' : 'rework';
  return (
    <DetailSection title={t(`issue.section.${title}`)}>
      {reply && <p className={styles.text}>{reply}</p>}
      {!outcome && <p className={styles.text}>{reason}</p>}
      <Facts
        items={[
          { key: 'outcome', label: t('issue.field.outcome'), value: outcome && t(`issue.outcome.${outcome}`) },
          { key: 'reason', label: t('issue.field.reason'), value: outcome && reason },
          { key: 'namedBody', label: t('issue.field.named-body'), value: namedBody },
        ]}
      />
    </DetailSection>
  );
}
