import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { recruitmentBatches } from './recruitment-batch.queries.ts';

export function RecruitmentBatchDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage id={id} records={recruitmentBatches} list={t('nav.recruitment-batches')} title={({ title }) => title}>
      {({ note }) => (
        <DetailText title={t('recruitment-batch.field.note')} text={note} none={t('recruitment-batch.note.none')} />
      )}
    </RecordPage>
  );
}
