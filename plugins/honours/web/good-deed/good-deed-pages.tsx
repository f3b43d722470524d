import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { GoodDeedDetailPage } from './good-deed-detail.page.tsx';
import { GoodDeedListPage } from './good-deed-list.page.tsx';

/** Everything below `good-deeds`. */
export function GoodDeedPages() {
  return <RecordPages plugin={plugin} route="good-deeds" list={GoodDeedListPage} detail={GoodDeedDetailPage} />;
}
