import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { SubsidyRunDetailPage } from './subsidy-run-detail.page.tsx';
import { SubsidyRunListPage } from './subsidy-run-list.page.tsx';

/** Everything below `subsidy-runs`. */
export function SubsidyRunPages() {
  return <RecordPages plugin={plugin} route="subsidy-runs" list={SubsidyRunListPage} detail={SubsidyRunDetailPage} />;
}
