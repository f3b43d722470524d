import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { ruleDocuments } from './rule-document.queries.ts';

export function RuleDocumentDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage id={id} records={ruleDocuments} list={t('nav.rule-documents')} title={({ title }) => title}>
      {({ note }) => (
        <DetailText title={t('rule-document.field.note')} text={note} none={t('rule-document.note.none')} />
      )}
    </RecordPage>
  );
}
