import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { ProgrammeDetailPage } from './programme-detail.page.tsx';
import { ProgrammeListPage } from './programme-list.page.tsx';

/** Everything below `programmes`. */
export function ProgrammePages() {
  return <RecordPages plugin={plugin} route="programmes" list={ProgrammeListPage} detail={ProgrammeDetailPage} />;
}
