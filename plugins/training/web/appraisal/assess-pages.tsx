import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { AppraisalList } from './appraisal-list.tsx';
import { AppraisalView } from './appraisal-view.tsx';
import { toAssess } from './appraisal.queries.ts';

function List() {
  return <AppraisalList records={toAssess} title={plugin.useTexts()('nav.assess')} />;
}
function Detail({ id }: { id: string }) {
  return <AppraisalView id={id} records={toAssess} list={plugin.useTexts()('nav.assess')} />;
}

/** The outside assessor's work, below `assess`: what a round has lent them, in its days. */
export function AssessPages() {
  return <RecordPages plugin={plugin} route="assess" list={List} detail={Detail} />;
}
