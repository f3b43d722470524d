import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { hires } from './hire.queries.ts';

export function HireDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage id={id} records={hires} list={t('nav.hires')} title={({ title }) => title}>
      {({ note }) => <DetailText title={t('hire.field.note')} text={note} none={t('hire.note.none')} />}
    </RecordPage>
  );
}
