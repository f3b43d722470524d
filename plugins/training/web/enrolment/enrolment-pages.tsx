import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { EnrolmentDetailPage } from './enrolment-detail.page.tsx';
import { EnrolmentListPage } from './enrolment-list.page.tsx';

/** Everything below `enrolments`. */
export function EnrolmentPages() {
  return <RecordPages plugin={plugin} route="enrolments" list={EnrolmentListPage} detail={EnrolmentDetailPage} />;
}
