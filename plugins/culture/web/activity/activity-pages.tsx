import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { ActivityDetailPage } from './activity-detail.page.tsx';
import { ActivityListPage } from './activity-list.page.tsx';

/** Everything below `activities`. */
export function ActivityPages() {
  return <RecordPages plugin={plugin} route="activities" list={ActivityListPage} detail={ActivityDetailPage} />;
}
