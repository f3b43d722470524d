import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { GradeChangeDetailPage } from './grade-change-detail.page.tsx';
import { GradeChangeListPage } from './grade-change-list.page.tsx';

/** Everything below `grade-changes`. */
export function GradeChangePages() {
  return (
    <RecordPages plugin={plugin} route="grade-changes" list={GradeChangeListPage} detail={GradeChangeDetailPage} />
  );
}
