import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { AftercareDetailPage } from './aftercare-detail.page.tsx';
import { AftercareListPage } from './aftercare-list.page.tsx';

/** Everything below `aftercare`. */
export function AftercarePages() {
  return <RecordPages plugin={plugin} route="aftercare" list={AftercareListPage} detail={AftercareDetailPage} />;
}
