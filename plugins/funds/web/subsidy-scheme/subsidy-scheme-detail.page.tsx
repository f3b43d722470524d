import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { subsidyRuns } from '../subsidy-run/subsidy-run.queries.ts';
import { subsidySchemes } from './subsidy-scheme.queries.ts';

export function SubsidySchemeDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const runs = subsidyRuns.useAddress();
  return (
    <RecordPage
      id={id}
      records={subsidySchemes}
      list={t('nav.subsidy-schemes')}
      title={({ title }) => title}
      facts={({ post, body, period, fen }) => [
        {
          key: 'post',
          label: t('subsidy-scheme.field.post'),
          value: `${t(`subsidy-scheme.body.${body}`)} ${t(`subsidy-scheme.post.${post}`)}`,
        },
        { key: 'period', label: t('subsidy-scheme.field.period'), value: t(`subsidy-scheme.period.${period}`) },
        { key: 'fen', label: t('subsidy-scheme.field.fen'), value: moneyText(fen) },
        {
          key: 'runs',
          label: t('nav.subsidy-runs'),
          value: <Link to={runs.list({ scheme: id })}>{t('subsidy-scheme.runs')}</Link>,
        },
      ]}
    >
      {({ note }) => (
        <>
          <DetailText title={t('subsidy-scheme.sharing.section')} text={t('subsidy-scheme.sharing.equal')} none="" />
          <DetailText title={t('subsidy-scheme.field.note')} text={note} none={t('subsidy-scheme.note.none')} />
        </>
      )}
    </RecordPage>
  );
}
