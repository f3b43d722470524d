import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { SubsidyEntryDetailPage } from './subsidy-entry-detail.page.tsx';
import { SubsidyEntryListPage } from './subsidy-entry-list.page.tsx';

/** Everything below `subsidy-entries`. */
export function SubsidyEntryPages() {
  return (
    <RecordPages plugin={plugin} route="subsidy-entries" list={SubsidyEntryListPage} detail={SubsidyEntryDetailPage} />
  );
}
