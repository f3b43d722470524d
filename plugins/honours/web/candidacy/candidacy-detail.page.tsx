import { DetailSection, DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import type { CandidacyDetail } from '../../contract/index.ts';
import { awards } from '../award/award.queries.ts';
import { plugin } from '../plugin.ts';
import { CandidacyNotice } from './candidacy-notice.tsx';
import { CandidacyOpinions } from './candidacy-opinions.tsx';
import { useCandidate } from './candidate.ts';
import styles from './candidacy.module.css';
import { candidacies } from './candidacy.queries.ts';

export function CandidacyDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const award = awards.useAddress();
  return (
    <RecordPage
      id={id}
      records={candidacies}
      list={t('nav.candidacies')}
      title={({ no }) => t('candidacy.title', { no })}
      facts={({ class: honour, round, nominationId, awardId }) => [
        { key: 'class', label: t('candidacy.field.class'), value: t(`honour-class.${honour}`) },
        { key: 'round', label: t('candidacy.field.round'), value: round },
        {
          key: 'nomination',
          label: t('candidacy.field.nomination'),
          value: <Link to={plugin.path(`nominations/${nominationId}`)}>{t('candidacy.field.open')}</Link>,
        },
        ...(awardId === null
          ? []
          : [
              {
                key: 'award',
                label: t('candidacy.field.award'),
                value: <Link to={award.record(awardId)}>{t('candidacy.field.open')}</Link>,
              },
            ]),
      ]}
    >
      {(one) => (
        <>
          <Who candidacy={one} />
          <CandidacyOpinions candidacy={one} />
          <CandidacyNotice candidacy={one} />
          {one.finding !== null && (
            <DetailText title={t('candidacy.finding.section')} text={one.finding} none={one.finding} />
          )}
        </>
      )}
    </RecordPage>
  );
}

/** Who it is, for whoever may know; asked for apart from everything else. */
function Who({ candidacy }: { candidacy: CandidacyDetail }) {
  const t = plugin.useTexts();
  const { told, data } = useCandidate(candidacy);
  const findings = data?.findings ?? [];
  return (
    <DetailSection title={t('candidacy.who.section')}>
      {told !== 'now' && <p className={styles.quiet}>{t(`candidacy.who.${told}`)}</p>}
      {data && (
        <div className={styles.who}>
          <p className={data.name === null ? styles.quiet : styles.name}>{data.name ?? t('candidacy.who.gone')}</p>
          {data.deed !== null && <p>{data.deed}</p>}
          {findings.length > 0 && <p className={styles.quiet}>{t('candidacy.who.findings')}</p>}
          {findings.map((each, index) => (
            <p key={index}>{each}</p>
          ))}
        </div>
      )}
    </DetailSection>
  );
}
