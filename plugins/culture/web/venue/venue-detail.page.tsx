import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { venues } from './venue.queries.ts';

export function VenueDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage id={id} records={venues} list={t('nav.venues')} title={({ title }) => title}>
      {({ note }) => <DetailText title={t('venue.field.note')} text={note} none={t('venue.note.none')} />}
    </RecordPage>
  );
}
