import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { PanelDetailPage } from './panel-detail.page.tsx';
import { PanelListPage } from './panel-list.page.tsx';

/** Everything below `panels`. */
export function PanelPages() {
  return <RecordPages plugin={plugin} route="panels" list={PanelListPage} detail={PanelDetailPage} />;
}
