import { RecordListPage } from '@linli/sdk-web';
import { planRecruitmentBatchSchema } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { recruitmentBatches } from './recruitment-batch.queries.ts';

export function RecruitmentBatchListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={recruitmentBatches}
      title={t('nav.recruitment-batches')}
      columns={[
        { key: 'title', title: t('recruitment-batch.field.title'), ellipsis: true },
        { key: 'places', title: t('recruitment-batch.field.places'), width: 96, numeric: true, card: 'fact' },
        { key: 'listed', title: t('recruitment-batch.field.listed'), width: 96, numeric: true, card: 'fact' },
        {
          key: 'announcedOn',
          title: t('recruitment-batch.field.announced-on'),
          width: 120,
          card: 'fact',
          labelled: true,
        },
      ]}
      create={{ schema: planRecruitmentBatchSchema }}
    />
  );
}
