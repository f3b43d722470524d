import { RecordListPage } from '@linli/sdk-web';
import { addRoomSchema } from '../../contract/index.ts';
import type { Room } from '../../contract/index.ts';
import { useFunctionsField } from '../parts/use-functions-field.ts';
import { venueField } from '../parts/venue-field.tsx';
import { plugin } from '../plugin.ts';
import { rooms } from './room.queries.ts';

export function RoomListPage() {
  const t = plugin.useTexts();
  const functions = useFunctionsField();
  return (
    <RecordListPage
      records={rooms}
      title={t('nav.rooms')}
      columns={[
        { key: 'title', title: t('room.field.title'), ellipsis: true },
        {
          key: 'venue',
          title: t('room.field.venue'),
          width: 240,
          card: 'fact',
          ellipsis: true,
          render: ({ venue }: Room) => venue.title,
        },
        { key: 'seats', title: t('room.field.seats'), width: 80, numeric: true, card: 'none' },
        {
          key: 'walkInShare',
          title: t('room.field.walk-in-share'),
          width: 128,
          numeric: true,
          card: 'none',
          render: ({ walkInShare }: Room) => `${walkInShare}%`,
        },
      ]}
      filters={[{ key: 'venue', kind: 'text', label: t('booking.field.this-venue'), wordOnly: true }]}
      create={{ schema: addRoomSchema, fields: { venueId: venueField, functions } }}
    />
  );
}
