import { Alert } from 'antd';
import { Link } from 'react-router';
import type { SubsidyRunDetail } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { subsidyEntries } from '../subsidy-entry/subsidy-entry.queries.ts';

/** What of a run somebody has to look at: what is held, what failed, what went back, who came later. */
export function RunStanding({ run: { id, tally, newcomers } }: { run: SubsidyRunDetail }) {
  const t = plugin.useTexts();
  const address = subsidyEntries.useAddress();
  const told = (of: 'held' | 'failed' | 'removed') =>
    t(`subsidy-run.${of}.told`, { count: tally[of].count, amount: moneyText(tally[of].fen) });
  const open = (of: 'held' | 'failed') => (
    <Link to={address.list({ run: id, state: of })}>{t(`subsidy-run.${of}.open`)}</Link>
  );
  return (
    <>
      {tally.held.count > 0 && <Alert type="warning" showIcon title={told('held')} action={open('held')} />}
      {tally.failed.count > 0 && <Alert type="error" showIcon title={told('failed')} action={open('failed')} />}
      {tally.removed.count > 0 && <Alert type="info" showIcon title={told('removed')} />}
      {newcomers > 0 && <Alert type="info" showIcon title={t('subsidy-run.newcomers.told', { count: newcomers })} />}
    </>
  );
}
