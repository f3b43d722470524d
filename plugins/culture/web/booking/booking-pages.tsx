import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { BookingDetailPage } from './booking-detail.page.tsx';
import { BookingListPage } from './booking-list.page.tsx';

/** Everything below `bookings`. */
export function BookingPages() {
  return <RecordPages plugin={plugin} route="bookings" list={BookingListPage} detail={BookingDetailPage} />;
}
