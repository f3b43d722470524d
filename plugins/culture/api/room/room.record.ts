import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { ROOM_MACHINE } from '../../contract/index.ts';
import { RoomEventRow, RoomRow } from './room.entity.ts';

/** How its life is kept in the database. */
export const roomRecord = defineRecord({
  machine: ROOM_MACHINE,
  row: RoomRow,
  history: { line: RoomEventRow, of: 'roomId' },
  title: ({ title, venueTitle }) => `${venueTitle} ${title}`,
});

/** What is answered of a row. */
export const rooms = defineAnswers(roomRecord, {
  listed: ({ title, venueId, venueTitle, seats, functions, walkInShare }) => ({
    ...{ title, seats, functions, walkInShare },
    venue: { id: venueId, title: venueTitle },
  }),
  shown: ({ note }) => ({ note }),
  searched: ['title', 'venue_title'],
});
