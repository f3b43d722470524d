import { RecordListPage } from '@linli/sdk-web';
import { createTrainingClassSchema } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { trainingClasses } from './training-class.queries.ts';

export function TrainingClassListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={trainingClasses}
      title={t('nav.training-classes')}
      columns={[{ key: 'title', title: t('training-class.field.title'), ellipsis: true }]}
      create={{ schema: createTrainingClassSchema }}
    />
  );
}
