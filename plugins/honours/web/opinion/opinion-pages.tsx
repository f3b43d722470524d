import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { OpinionDetailPage } from './opinion-detail.page.tsx';
import { OpinionListPage } from './opinion-list.page.tsx';

/** Everything below `opinions`. */
export function OpinionPages() {
  return <RecordPages plugin={plugin} route="opinions" list={OpinionListPage} detail={OpinionDetailPage} />;
}
