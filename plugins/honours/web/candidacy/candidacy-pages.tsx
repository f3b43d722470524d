import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { CandidacyDetailPage } from './candidacy-detail.page.tsx';
import { CandidacyListPage } from './candidacy-list.page.tsx';

/** Everything below `candidacies`. */
export function CandidacyPages() {
  return <RecordPages plugin={plugin} route="candidacies" list={CandidacyListPage} detail={CandidacyDetailPage} />;
}
