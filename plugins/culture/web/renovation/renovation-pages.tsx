import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { RenovationDetailPage } from './renovation-detail.page.tsx';
import { RenovationListPage } from './renovation-list.page.tsx';

/** Everything below `renovations`. */
export function RenovationPages() {
  return <RecordPages plugin={plugin} route="renovations" list={RenovationListPage} detail={RenovationDetailPage} />;
}
