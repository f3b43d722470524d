import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { FundDetailPage } from './fund-detail.page.tsx';
import { FundListPage } from './fund-list.page.tsx';

/** Everything below `funds`. */
export function FundPages() {
  return <RecordPages plugin={plugin} route="funds" list={FundListPage} detail={FundDetailPage} />;
}
