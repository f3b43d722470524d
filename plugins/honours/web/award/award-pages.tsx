import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { AwardDetailPage } from './award-detail.page.tsx';
import { AwardListPage } from './award-list.page.tsx';

/** Everything below `awards`. */
export function AwardPages() {
  return <RecordPages plugin={plugin} route="awards" list={AwardListPage} detail={AwardDetailPage} />;
}
