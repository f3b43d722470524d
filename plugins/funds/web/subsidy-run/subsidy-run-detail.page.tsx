import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { subsidySchemes } from '../subsidy-scheme/subsidy-scheme.queries.ts';
import { RunDifferences } from './run-differences.tsx';
import { RunNotice } from './run-notice.tsx';
import { RunSharing } from './run-sharing.tsx';
import { RunStreets } from './run-streets.tsx';
import { subsidyRuns } from './subsidy-run.queries.ts';

export function SubsidyRunDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const schemes = subsidySchemes.useAddress();
  return (
    <RecordPage
      id={id}
      records={subsidyRuns}
      list={t('nav.subsidy-runs')}
      title={({ title }) => title}
      facts={({ scheme, post, body, totalFen, people, heldOn, comparedOn, releasedOn, line }) => [
        {
          key: 'scheme',
          label: t('subsidy-run.field.scheme'),
          value: <Link to={schemes.record(scheme.id)}>{scheme.title}</Link>,
        },
        {
          key: 'post',
          label: t('subsidy-scheme.field.post'),
          value: `${t(`subsidy-scheme.body.${body}`)} ${t(`subsidy-scheme.post.${post}`)}`,
        },
        { key: 'totalFen', label: t('subsidy-run.field.total-fen'), value: moneyText(totalFen) },
        { key: 'line', label: t('subsidy-run.field.line'), value: line?.title },
        {
          key: 'people',
          label: t('subsidy-run.field.people'),
          value: people > 0 && t('subsidy-run.people', { count: people }),
        },
        { key: 'heldOn', label: t('subsidy-run.field.held-on'), value: heldOn },
        { key: 'comparedOn', label: t('subsidy-run.field.compared-on'), value: comparedOn },
        { key: 'releasedOn', label: t('subsidy-run.field.released-on'), value: releasedOn },
      ]}
    >
      {(run) => (
        <>
          <RunNotice run={run} />
          <RunStreets run={run} />
          <RunSharing run={run} />
          <RunDifferences run={run} />
          <DetailText title={t('subsidy-run.field.note')} text={run.note} none={t('subsidy-run.note.none')} />
        </>
      )}
    </RecordPage>
  );
}
