import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { AwardRoundDetailPage } from './award-round-detail.page.tsx';
import { AwardRoundListPage } from './award-round-list.page.tsx';

/** Everything below `award-rounds`. */
export function AwardRoundPages() {
  return <RecordPages plugin={plugin} route="award-rounds" list={AwardRoundListPage} detail={AwardRoundDetailPage} />;
}
