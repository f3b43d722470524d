import { RecordListPage } from '@linli/sdk-web';
import { createRuleDocumentSchema } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ruleDocuments } from './rule-document.queries.ts';

export function RuleDocumentListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={ruleDocuments}
      title={t('nav.rule-documents')}
      columns={[{ key: 'title', title: t('rule-document.field.title'), ellipsis: true }]}
      create={{ schema: createRuleDocumentSchema }}
    />
  );
}
