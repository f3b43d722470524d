import { DetailSection, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import type { PanelDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { PanelCases } from './panel-cases.tsx';
import styles from './panel.module.css';
import { panels } from './panel.queries.ts';

export function PanelDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={panels}
      list={t('nav.panels')}
      title={({ title }) => title}
      facts={({ meetsOn, quorum, ballot }) => [
        { key: 'meetsOn', label: t('panel.field.meets-on'), value: meetsOn },
        { key: 'quorum', label: t('panel.field.quorum'), value: quorum },
        { key: 'ballot', label: t('panel.field.ballot'), value: t(`panel.ballot.${ballot}`) },
      ]}
    >
      {(panel) => (
        <>
          <Members panel={panel} />
          <PanelCases panel={panel} />
        </>
      )}
    </RecordPage>
  );
}

function Members({ panel: { id, members } }: { panel: PanelDetail }) {
  const t = plugin.useTexts();
  return (
    <DetailSection
      title={t('panel.field.members')}
      extra={<Link to={`${plugin.path('panel-sheet')}?panel=${id}`}>{t('panel.sheet.open')}</Link>}
    >
      <p className={styles.members}>{members.map(({ name }) => name).join('、')}</p>
    </DetailSection>
  );
}
