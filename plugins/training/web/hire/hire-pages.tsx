import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { HireDetailPage } from './hire-detail.page.tsx';
import { HireListPage } from './hire-list.page.tsx';

/** Everything below `hires`. */
export function HirePages() {
  return <RecordPages plugin={plugin} route="hires" list={HireListPage} detail={HireDetailPage} />;
}
