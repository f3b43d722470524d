import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { AppraisalList } from './appraisal-list.tsx';
import { AppraisalView } from './appraisal-view.tsx';
import { ownAppraisals } from './appraisal.queries.ts';

function List() {
  return <AppraisalList own records={ownAppraisals} title={plugin.useTexts()('nav.own-appraisals')} />;
}
function Detail({ id }: { id: string }) {
  return <AppraisalView id={id} records={ownAppraisals} list={plugin.useTexts()('nav.own-appraisals')} />;
}

/** One's own appraisals, below `own-appraisals`: what was found, and the reply to it. */
export function OwnAppraisalPages() {
  return <RecordPages plugin={plugin} route="own-appraisals" list={List} detail={Detail} />;
}
