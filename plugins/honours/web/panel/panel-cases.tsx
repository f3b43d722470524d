import { useState } from 'react';
import { DetailSection, describeError, useSdkTexts } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { VOTES } from '../../contract/index.ts';
import type { PanelCase, PanelDetail, Vote } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './panel.module.css';
import { panels } from './panel.queries.ts';

/** The candidates of a panel: who stands aside, how many have voted, and one's own vote. */
export function PanelCases({ panel }: { panel: PanelDetail }) {
  const t = plugin.useTexts();
  return (
    <DetailSection title={t('panel.cases.section')}>
      {panel.cases.length === 0 && <p>{t('panel.cases.none')}</p>}
      {panel.cases.map((each) => (
        <Case key={each.candidacyId} panel={panel} one={each} />
      ))}
    </DetailSection>
  );
}

function Case({ panel, one }: { panel: PanelDetail; one: PanelCase }) {
  const t = plugin.useTexts();
  const { no, class: honour, asides, eligible, cast, tally, outcome, mine } = one;
  const mayVote = panel.actions.some(({ action, barrier }) => action === 'vote' && barrier === null);
  return (
    <section className={styles.case}>
      <h3>{t('panel.case.title', { no, class: t(`honour-class.${honour}`) })}</h3>
      <p>{t('panel.case.eligible', { eligible, cast })}</p>
      {asides.map(({ name, why }) => (
        <p key={name}>{t('panel.case.aside', { name, why: t(`panel.why.${why}`) })}</p>
      ))}
      {tally && <p>{t('panel.case.tally', tally)}</p>}
      {outcome && <p>{t(`panel.outcome.${outcome}`)}</p>}
      {(mine === 'aside' || mine === 'voted') && <p>{t(`panel.mine.${mine}`)}</p>}
      {mayVote && panel.ballot === 'each' && mine === 'may-vote' && <Votes panel={panel} one={one} />}
    </section>
  );
}

function Votes({ panel, one: { candidacyId } }: { panel: PanelDetail; one: PanelCase }) {
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<Vote | null>(null);
  const vote = async (what: Vote) => {
    setBusy(what);
    try {
      panels.keep(queries, await api.post<PanelDetail>(`panels/${panel.id}/vote`, { candidacyId, vote: what }));
      void message.success(t('panel.voted'));
    } catch (error) {
      void message.error(describeError(error, sdk).title);
      panels.forget(queries);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Space wrap>
      {VOTES.map((what) => (
        <Button key={what} loading={busy === what} disabled={busy !== null} onClick={() => void vote(what)}>
          {t(`panel.vote.${what}`)}
        </Button>
      ))}
    </Space>
  );
}
