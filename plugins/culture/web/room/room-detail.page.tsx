import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { plugin } from '../plugin.ts';
import { venues } from '../venue/venue.queries.ts';
import { rooms } from './room.queries.ts';

export function RoomDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const address = venues.useAddress();
  return (
    <RecordPage
      id={id}
      records={rooms}
      list={t('nav.rooms')}
      title={({ title }) => title}
      facts={({ venue, seats, functions, walkInShare }) => [
        {
          key: 'venue',
          label: t('room.field.venue'),
          value: <Link to={address.record(venue.id)}>{venue.title}</Link>,
        },
        { key: 'seats', label: t('room.field.seats'), value: seats },
        {
          key: 'functions',
          label: t('room.field.functions'),
          value: functions.map((each) => t(`venue.function.${each}`)).join(t('list.and')) || t('room.functions.any'),
        },
        {
          key: 'walkInShare',
          label: t('room.field.walk-in-share'),
          value: t('room.walk-in', { count: walkInShare }),
        },
      ]}
    >
      {({ note }) => <DetailText title={t('room.field.note')} text={note} none={t('room.note.none')} />}
    </RecordPage>
  );
}
