import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { VenueDetailPage } from './venue-detail.page.tsx';
import { VenueListPage } from './venue-list.page.tsx';

/** Everything below `venues`. */
export function VenuePages() {
  return <RecordPages plugin={plugin} route="venues" list={VenueListPage} detail={VenueDetailPage} />;
}
