import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { RuleDocumentDetailPage } from './rule-document-detail.page.tsx';
import { RuleDocumentListPage } from './rule-document-list.page.tsx';

/** Everything below `rule-documents`. */
export function RuleDocumentPages() {
  return (
    <RecordPages plugin={plugin} route="rule-documents" list={RuleDocumentListPage} detail={RuleDocumentDetailPage} />
  );
}
