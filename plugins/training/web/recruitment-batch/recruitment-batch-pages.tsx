import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { RecruitmentBatchDetailPage } from './recruitment-batch-detail.page.tsx';
import { RecruitmentBatchListPage } from './recruitment-batch-list.page.tsx';

/** Everything below `recruitment-batches`. */
export function RecruitmentBatchPages() {
  return (
    <RecordPages
      plugin={plugin}
      route="recruitment-batches"
      list={RecruitmentBatchListPage}
      detail={RecruitmentBatchDetailPage}
    />
  );
}
