import { DetailSection, DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import type { AcceptanceDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { acceptances } from './acceptance.queries.ts';
import styles from './acceptance.module.css';
import { panelWords } from './panel-words.ts';

export function AcceptanceDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={acceptances}
      list={t('nav.acceptances')}
      title={({ project }) => project.title}
      facts={({ project, heldOn, place, panel }) => [
        {
          key: 'project',
          label: t('acceptance.field.project'),
          value: <Link to={plugin.path(`projects/${project.id}`)}>{project.title}</Link>,
        },
        { key: 'heldOn', label: t('acceptance.field.held-on'), value: heldOn },
        { key: 'place', label: t('acceptance.field.place'), value: place },
        { key: 'panel', label: t('acceptance.field.panel'), value: panelWords(t, panel) },
      ]}
    >
      {(acceptance) => (
        <>
          <Findings acceptance={acceptance} />
          {acceptance.todo && (
            <DetailText title={t('acceptance.field.todo')} text={acceptance.todo} none={t('acceptance.finding.none')} />
          )}
        </>
      )}
    </RecordPage>
  );
}

function Findings({ acceptance: { id, items, findings } }: { acceptance: AcceptanceDetail }) {
  const t = plugin.useTexts();
  const shown = findings.length > 0 ? findings : items.map((item) => ({ item, passed: null, remark: undefined }));
  return (
    <DetailSection
      title={t('acceptance.field.findings')}
      extra={<Link to={plugin.path(`acceptance-sheet?acceptance=${id}`)}>{t('acceptance.sheet')}</Link>}
    >
      <ul className={styles.rows}>
        {shown.map(({ item, passed, remark }) => (
          <li key={item}>
            <span>
              {item}
              {remark && <span className={styles.remark}>{remark}</span>}
            </span>
            <span>
              {passed === null
                ? t('acceptance.finding.none')
                : t(passed ? 'acceptance.finding.passed' : 'acceptance.finding.failed')}
            </span>
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}
