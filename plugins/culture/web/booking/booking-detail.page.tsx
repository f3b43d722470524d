import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { plugin } from '../plugin.ts';
import { rooms } from '../room/room.queries.ts';
import { venues } from '../venue/venue.queries.ts';
import { bookings } from './booking.queries.ts';
import { whenOf } from './booking-words.ts';
import { CallerPhone } from './caller-phone.tsx';

export function BookingDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const [venue, room] = [venues.useAddress(), rooms.useAddress()];
  return (
    <RecordPage
      id={id}
      records={bookings}
      list={t('nav.bookings')}
      title={(one) => t('booking.page-title', { room: one.room.title, purpose: one.purpose })}
      facts={(one) => [
        { key: 'when', label: t('booking.field.when'), value: whenOf(t, one) },
        {
          key: 'venue',
          label: t('booking.field.venue'),
          value: <Link to={venue.record(one.venue.id)}>{one.venue.title}</Link>,
        },
        {
          key: 'room',
          label: t('booking.field.room'),
          value: <Link to={room.record(one.room.id)}>{one.room.title}</Link>,
        },
        { key: 'use', label: t('booking.field.use'), value: t(`venue.function.${one.use}`) },
        { key: 'price', label: t('booking.field.price'), value: t('booking.free') },
        { key: 'expected', label: t('booking.field.expected'), value: t('booking.people', { count: one.expected }) },
        ...(one.headCount === null
          ? []
          : [
              {
                key: 'headCount',
                label: t('booking.field.head-count'),
                value: t('booking.people', { count: one.headCount }),
              },
            ]),
        { key: 'asker', label: t('booking.field.asker'), value: one.asker ?? t('booking.asker.removed') },
        { key: 'phone', label: t('booking.field.phone'), value: <CallerPhone booking={one} /> },
      ]}
    >
      {({ purpose }) => (
        <DetailText title={t('booking.field.purpose')} text={purpose} none={t('booking.purpose.none')} />
      )}
    </RecordPage>
  );
}
