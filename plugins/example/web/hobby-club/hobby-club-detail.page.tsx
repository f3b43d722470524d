import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { hobbyClubs } from './hobby-club.queries.ts';

export function HobbyClubDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage id={id} records={hobbyClubs} list={t('nav.hobby-clubs')} title={({ title }) => title}>
      {({ note }) => <DetailText title={t('hobby-club.field.note')} text={note} none={t('hobby-club.note.none')} />}
    </RecordPage>
  );
}
