import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { AppraisalList } from './appraisal-list.tsx';
import { AppraisalView } from './appraisal-view.tsx';
import { appraisals, ownAppraisals, toAssess } from './appraisal.queries.ts';
import type { AppraisalSet } from './appraisal.queries.ts';

/** List and page of the same records, for whoever looks at them with one right. */
function pagesOf(route: string, records: AppraisalSet, own = false) {
  const List = () => <AppraisalList own={own} records={records} title={plugin.useTexts()(`nav.${route}`)} />;
  const Detail = ({ id }: { id: string }) => (
    <AppraisalView id={id} records={records} list={plugin.useTexts()(`nav.${route}`)} />
  );
  return () => <RecordPages plugin={plugin} route={route} list={List} detail={Detail} />;
}

/** Everything below `appraisals`. */
export const AppraisalPages = pagesOf('appraisals', appraisals);
/** The outside assessor's work, below `assess`: what a round has lent them, in its days. */
export const AssessPages = pagesOf('assess', toAssess);
/** One's own appraisals, below `own-appraisals`: what was found, and the reply to it. */
export const OwnAppraisalPages = pagesOf('own-appraisals', ownAppraisals, true);
