import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { BOOKING_MACHINE } from '../../contract/index.ts';
import { clocksOf } from './booking-time.ts';
import { BookingEventRow, BookingRow } from './booking.entity.ts';

/** How its life is kept in the database. The log knows nothing of who asked. */
export const bookingRecord = defineRecord({
  machine: BOOKING_MACHINE,
  row: BookingRow,
  history: { line: BookingEventRow, of: 'bookingId' },
  guards: { notTaker: { not: 'createdBy' } },
  title: ({ venueTitle, roomTitle, day }) => `${venueTitle} ${roomTitle} ${day}`,
  todo: {
    title: ({ venueTitle, roomTitle, day, purpose }) => `${day} ${venueTitle} ${roomTitle} ${purpose}`,
    route: ({ id }) => `bookings/${id}`,
    // What became of one is recorded from the list of the day: only a decision is asked for.
    isTold: ({ state }) => state === 'asked',
    until: 'beginsAt',
  },
  masks: { asker: 'hidden', callerPhone: 'hidden', callerSealed: 'hidden' },
});

/** What is answered of a row; its number is for `CallerPhones` to say. */
export const bookings = defineAnswers(bookingRecord, {
  listed: ({ venueId, venueTitle, roomId, roomTitle, day, beginsAt, endsAt, use, purpose, expected, headCount }) => ({
    venue: { id: venueId, title: venueTitle },
    room: { id: roomId, title: roomTitle },
    day,
    ...clocksOf({ day, beginsAt, endsAt }),
    ...{ use, purpose, expected, headCount },
  }),
  shown: ({ roomId, askerKind, asker, callerPhone, callerSealed }) => ({
    ...{ roomId, askerKind, asker },
    number: { callerPhone, callerSealed },
  }),
  searched: ['venue_title', 'room_title', 'purpose'],
});
