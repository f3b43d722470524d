import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { LicenceRuleDetailPage } from './licence-rule-detail.page.tsx';
import { LicenceRuleListPage } from './licence-rule-list.page.tsx';

/** Everything below `licence-rules`. */
export function LicenceRulePages() {
  return (
    <RecordPages plugin={plugin} route="licence-rules" list={LicenceRuleListPage} detail={LicenceRuleDetailPage} />
  );
}
