import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { plugin } from '../plugin.ts';
import { venues } from '../venue/venue.queries.ts';
import { renovations } from './renovation.queries.ts';

export function RenovationDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const address = venues.useAddress();
  return (
    <RecordPage
      id={id}
      records={renovations}
      list={t('nav.renovations')}
      title={({ title, venue }) => t('renovation.page-title', { venue: venue.title, title })}
      facts={({ venue, startsOn, endsOn, begunOn, acceptedOn, openedOn }) => [
        {
          key: 'venue',
          label: t('renovation.field.venue'),
          value: <Link to={address.record(venue.id)}>{venue.title}</Link>,
        },
        { key: 'kind', label: t('venue.field.kind'), value: t(`venue.kind.${venue.kind}`) },
        {
          key: 'dates',
          label: t('renovation.field.dates'),
          value: t('renovation.dates', { from: startsOn, to: endsOn }),
        },
        ...Object.entries({ 'begun-on': begunOn, 'accepted-on': acceptedOn, 'opened-on': openedOn }).flatMap(
          ([key, day]) => (day === null ? [] : [{ key, label: t(`renovation.field.${key}`), value: day }]),
        ),
      ]}
    >
      {({ note }) => <DetailText title={t('renovation.field.note')} text={note} none={t('renovation.note.none')} />}
    </RecordPage>
  );
}
