import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { programmes } from './programme.queries.ts';

export function ProgrammeDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage id={id} records={programmes} list={t('nav.programmes')} title={({ title }) => title}>
      {({ note }) => <DetailText title={t('programme.field.note')} text={note} none={t('programme.note.none')} />}
    </RecordPage>
  );
}
