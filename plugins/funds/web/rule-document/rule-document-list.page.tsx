import { RecordListPage } from '@linli/sdk-web';
import type { ListFilter } from '@linli/sdk-web';
import { draftRuleDocumentSchema } from '../../contract/index.ts';
import type { RuleDocument } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { useRuleFields } from './rule-fields.tsx';
import { ruleDocuments } from './rule-document.queries.ts';

export function RuleDocumentListPage() {
  const t = plugin.useTexts();
  const fields = useRuleFields();
  const filters: ListFilter[] = [
    { key: 'of', kind: 'unit', label: t('rule-document.field.of'), wordOnly: true },
    { key: 'inForceOn', kind: 'text', label: t('rule-document.field.in-force-on'), wordOnly: true },
    {
      key: 'revising',
      kind: 'select',
      label: t('rule-document.field.revising'),
      wordOnly: true,
      options: [{ value: 'true', label: t('rule-document.revising.true') }],
    },
  ];
  return (
    <RecordListPage
      records={ruleDocuments}
      title={t('nav.rule-documents')}
      unitAs="for"
      columns={[
        { key: 'title', title: t('rule-document.field.title'), ellipsis: true },
        {
          key: 'edition',
          title: t('rule-document.field.edition'),
          width: 96,
          card: 'fact',
          render: ({ edition }: RuleDocument) => t('rule-document.edition', { edition }),
        },
        { key: 'inForceFrom', title: t('rule-document.field.in-force-from'), width: 120, card: 'fact', labelled: true },
        {
          key: 'inForceUntil',
          title: t('rule-document.field.in-force-until'),
          width: 120,
          card: 'fact',
          labelled: true,
        },
      ]}
      filters={filters}
      create={{ schema: draftRuleDocumentSchema, fields }}
    />
  );
}
