import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { SubsidySchemeDetailPage } from './subsidy-scheme-detail.page.tsx';
import { SubsidySchemeListPage } from './subsidy-scheme-list.page.tsx';

/** Everything below `subsidy-schemes`. */
export function SubsidySchemePages() {
  return (
    <RecordPages
      plugin={plugin}
      route="subsidy-schemes"
      list={SubsidySchemeListPage}
      detail={SubsidySchemeDetailPage}
    />
  );
}
