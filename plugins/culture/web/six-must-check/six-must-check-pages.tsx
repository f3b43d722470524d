import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { SixMustCheckDetailPage } from './six-must-check-detail.page.tsx';
import { SixMustCheckListPage } from './six-must-check-list.page.tsx';

/** Everything below `six-must-checks`. */
export function SixMustCheckPages() {
  return (
    <RecordPages plugin={plugin} route="six-must-checks" list={SixMustCheckListPage} detail={SixMustCheckDetailPage} />
  );
}
