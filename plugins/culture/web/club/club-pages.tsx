import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { ClubDetailPage } from './club-detail.page.tsx';
import { ClubListPage } from './club-list.page.tsx';

/** Everything below `clubs`. */
export function ClubPages() {
  return <RecordPages plugin={plugin} route="clubs" list={ClubListPage} detail={ClubDetailPage} />;
}
