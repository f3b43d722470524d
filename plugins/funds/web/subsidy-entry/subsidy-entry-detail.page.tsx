import { RecordPage } from '@linli/sdk-web';
import { Alert } from 'antd';
import { Link } from 'react-router';
import type { SubsidyEntryDetail } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { subsidyRuns } from '../subsidy-run/subsidy-run.queries.ts';
import { subsidyEntries } from './subsidy-entry.queries.ts';

const TONES = { open: 'info', held: 'warning', paid: 'success', failed: 'error', removed: 'info' } as const;

export function SubsidyEntryDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const runs = subsidyRuns.useAddress();
  return (
    <RecordPage
      id={id}
      records={subsidyEntries}
      list={t('nav.subsidy-entries')}
      title={({ person, organisation }) => `${person} \u00B7 ${organisation}`}
      facts={({ run, organisation, fen, releasedOn, paidOn, voucher, returnedOn }: SubsidyEntryDetail) => [
        { key: 'run', label: t('subsidy-entry.field.run'), value: <Link to={runs.record(run.id)}>{run.title}</Link> },
        { key: 'organisation', label: t('subsidy-entry.field.organisation'), value: organisation },
        { key: 'fen', label: t('subsidy-entry.field.fen'), value: moneyText(fen) },
        { key: 'releasedOn', label: t('subsidy-entry.field.released-on'), value: releasedOn },
        { key: 'paidOn', label: t('subsidy-entry.field.paid-on'), value: paidOn },
        { key: 'voucher', label: t('subsidy-entry.field.voucher'), value: voucher },
        { key: 'returnedOn', label: t('subsidy-entry.field.returned-on'), value: returnedOn },
      ]}
    >
      {(entry) => <Alert type={TONES[entry.state]} showIcon title={<Standing {...entry} />} />}
    </RecordPage>
  );
}

/** How it stands, in a sentence. */
function Standing({ state, heldFor, paidOn, failure, releasedOn, returnedOn }: SubsidyEntryDetail) {
  const t = plugin.useTexts();
  if (state === 'held') return t('subsidy-entry.told.held', { why: t(`subsidy-entry.held-for.${heldFor ?? 'other'}`) });
  if (state === 'paid') return t('subsidy-entry.told.paid', { day: paidOn ?? '' });
  if (state === 'failed') return t('subsidy-entry.told.failed', { why: failure ?? '' });
  if (state === 'removed')
    return returnedOn === null
      ? t('subsidy-entry.told.removed')
      : t('subsidy-entry.told.returned', { day: returnedOn });
  return t(releasedOn === null ? 'subsidy-entry.told.open' : 'subsidy-entry.told.due');
}
