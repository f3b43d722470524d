import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { NominationDetailPage } from './nomination-detail.page.tsx';
import { NominationListPage } from './nomination-list.page.tsx';

/** Everything below `nominations`. */
export function NominationPages() {
  return <RecordPages plugin={plugin} route="nominations" list={NominationListPage} detail={NominationDetailPage} />;
}
