import { DetailSection, StateTag, useRecordActions } from '@linli/sdk-web';
import { Button, Space } from 'antd';
import { Link } from 'react-router';
import type { PanelAction, PanelCase, PanelDetail, PanelMachine } from '../../contract/index.ts';
import { candidacies } from '../candidacy/candidacy.queries.ts';
import { plugin } from '../plugin.ts';
import { CaseVotes } from './case-votes.tsx';
import styles from './panel.module.css';
import { panels } from './panel.queries.ts';

type Begin = ReturnType<typeof useRecordActions<PanelMachine, PanelDetail>>['begin'];

/** The candidates of a panel: who stands aside, how many have voted, and what is done about each. */
export function PanelCases({ panel }: { panel: PanelDetail }) {
  const t = plugin.useTexts();
  const { begin, form } = useRecordActions<PanelMachine, PanelDetail>(panels, panel);
  const add = begin('add-case');
  return (
    <DetailSection
      title={t('panel.cases.section')}
      extra={add && <Button onClick={() => add({})}>{t('panel.action.add-case')}</Button>}
    >
      {panel.cases.length === 0 && <p className={styles.none}>{t('panel.cases.none')}</p>}
      {panel.cases.map((each) => (
        <Case key={each.candidacyId} panel={panel} one={each} begin={begin} />
      ))}
      {form}
    </DetailSection>
  );
}

function Case({ panel, one, begin }: { panel: PanelDetail; one: PanelCase; begin: Begin }) {
  const t = plugin.useTexts();
  const address = candidacies.useAddress();
  const { candidacyId, no, class: honour, asides, eligible, cast, tally, outcome, mine } = one;
  return (
    <section className={styles.case}>
      <div className={styles.head}>
        <h3>
          <Link to={address.record(candidacyId)}>
            {t('panel.case.title', { no, class: t(`honour-class.${honour}`) })}
          </Link>
        </h3>
        {outcome && (
          <StateTag tone={outcome === 'recommended' ? 'success' : 'warning'}>{t(`panel.outcome.${outcome}`)}</StateTag>
        )}
      </div>
      <p>
        {t('panel.case.eligible', { eligible, cast })}
        {tally && <span className={styles.tally}>{t('panel.case.tally', tally)}</span>}
      </p>
      {asides.map(({ name, why }) => (
        <p key={name} className={styles.quiet}>
          {t('panel.case.aside', { name, why: t(`panel.why.${why}`) })}
        </p>
      ))}
      {(mine === 'aside' || mine === 'voted') && <p className={styles.quiet}>{t(`panel.mine.${mine}`)}</p>}
      <CaseSteps panel={panel} one={one} begin={begin} />
    </section>
  );
}

/** What the asker does about this candidate: votes, stands aside, or writes down what was counted in the room. */
function CaseSteps({ panel, one, begin }: { panel: PanelDetail; one: PanelCase; begin: Begin }) {
  const t = plugin.useTexts();
  const { candidacyId, mine } = one;
  const may = (action: PanelAction) => panel.actions.some((offer) => offer.action === action && offer.barrier === null);
  const aside = mine === 'may-vote' ? begin('stand-aside') : undefined;
  const count = panel.ballot === 'paper' ? begin('count') : undefined;
  const votes = panel.ballot === 'each' && mine === 'may-vote' && may('vote');
  if (!aside && !count && !votes) return null;
  return (
    <Space wrap className={styles.steps}>
      {votes && <CaseVotes panel={panel} one={one} />}
      {count && <Button onClick={() => count({ candidacyId })}>{t('panel.action.count')}</Button>}
      {aside && <Button onClick={() => aside({ candidacyId })}>{t('panel.action.stand-aside')}</Button>}
    </Space>
  );
}
