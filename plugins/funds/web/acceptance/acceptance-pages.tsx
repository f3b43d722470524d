import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { AcceptanceDetailPage } from './acceptance-detail.page.tsx';
import { AcceptanceListPage } from './acceptance-list.page.tsx';

/** Everything below `acceptances`. */
export function AcceptancePages() {
  return <RecordPages plugin={plugin} route="acceptances" list={AcceptanceListPage} detail={AcceptanceDetailPage} />;
}
