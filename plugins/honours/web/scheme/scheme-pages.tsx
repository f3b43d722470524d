import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { SchemeDetailPage } from './scheme-detail.page.tsx';
import { SchemeListPage } from './scheme-list.page.tsx';

/** Everything below `schemes`. */
export function SchemePages() {
  return <RecordPages plugin={plugin} route="schemes" list={SchemeListPage} detail={SchemeDetailPage} />;
}
