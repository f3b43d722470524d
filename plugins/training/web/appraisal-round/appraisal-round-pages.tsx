import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { AppraisalRoundDetailPage } from './appraisal-round-detail.page.tsx';
import { AppraisalRoundListPage } from './appraisal-round-list.page.tsx';

/** Everything below `appraisal-rounds`. */
export function AppraisalRoundPages() {
  return (
    <RecordPages
      plugin={plugin}
      route="appraisal-rounds"
      list={AppraisalRoundListPage}
      detail={AppraisalRoundDetailPage}
    />
  );
}
