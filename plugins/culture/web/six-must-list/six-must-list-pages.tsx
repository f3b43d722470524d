import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { SixMustListDetailPage } from './six-must-list-detail.page.tsx';
import { SixMustListListPage } from './six-must-list-list.page.tsx';

/** Everything below `six-must-lists`. */
export function SixMustListPages() {
  return (
    <RecordPages plugin={plugin} route="six-must-lists" list={SixMustListListPage} detail={SixMustListDetailPage} />
  );
}
