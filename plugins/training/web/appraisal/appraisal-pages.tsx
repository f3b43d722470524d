import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { AppraisalList } from './appraisal-list.tsx';
import { AppraisalView } from './appraisal-view.tsx';
import { appraisals } from './appraisal.queries.ts';

function List() {
  return <AppraisalList records={appraisals} title={plugin.useTexts()('nav.appraisals')} />;
}
function Detail({ id }: { id: string }) {
  return <AppraisalView id={id} records={appraisals} list={plugin.useTexts()('nav.appraisals')} />;
}

/** Everything below `appraisals`. */
export function AppraisalPages() {
  return <RecordPages plugin={plugin} route="appraisals" list={List} detail={Detail} />;
}
