import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { trainingClasses } from './training-class.queries.ts';

export function TrainingClassDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage id={id} records={trainingClasses} list={t('nav.training-classes')} title={({ title }) => title}>
      {({ note }) => (
        <DetailText title={t('training-class.field.note')} text={note} none={t('training-class.note.none')} />
      )}
    </RecordPage>
  );
}
