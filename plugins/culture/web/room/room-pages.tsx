import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { RoomDetailPage } from './room-detail.page.tsx';
import { RoomListPage } from './room-list.page.tsx';

/** Everything below `rooms`. */
export function RoomPages() {
  return <RecordPages plugin={plugin} route="rooms" list={RoomListPage} detail={RoomDetailPage} />;
}
