import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { AllocationDetailPage } from './allocation-detail.page.tsx';
import { AllocationListPage } from './allocation-list.page.tsx';

/** Everything below `allocations`. */
export function AllocationPages() {
  return <RecordPages plugin={plugin} route="allocations" list={AllocationListPage} detail={AllocationDetailPage} />;
}
