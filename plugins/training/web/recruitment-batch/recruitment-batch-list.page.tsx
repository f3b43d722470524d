import { RecordListPage } from '@linli/sdk-web';
import { createRecruitmentBatchSchema } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { recruitmentBatches } from './recruitment-batch.queries.ts';

export function RecruitmentBatchListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={recruitmentBatches}
      title={t('nav.recruitment-batches')}
      columns={[{ key: 'title', title: t('recruitment-batch.field.title'), ellipsis: true }]}
      create={{ schema: createRecruitmentBatchSchema }}
    />
  );
}
