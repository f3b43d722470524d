import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { HobbyClubDetailPage } from './hobby-club-detail.page.tsx';
import { HobbyClubListPage } from './hobby-club-list.page.tsx';

/** Everything below `hobby-clubs`. */
export function HobbyClubPages() {
  return <RecordPages plugin={plugin} route="hobby-clubs" list={HobbyClubListPage} detail={HobbyClubDetailPage} />;
}
