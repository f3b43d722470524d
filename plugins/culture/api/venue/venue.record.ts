import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { VENUE_MACHINE } from '../../contract/index.ts';
import { VenueEventRow, VenueRow } from './venue.entity.ts';

/** How its life is kept in the database. */
export const venueRecord = defineRecord({
  machine: VENUE_MACHINE,
  row: VenueRow,
  history: { line: VenueEventRow, of: 'venueId' },
  title: ({ title }) => title,
});

/** What is answered of a row. */
export const venues = defineAnswers(venueRecord, {
  listed: ({ title, kind, address, functions, weekMinutes, eveningMinutes, weekendMinutes }) => ({
    ...{ title, kind, address, functions },
    openTimes: { week: weekMinutes, evening: eveningMinutes, weekend: weekendMinutes },
  }),
  shown: ({ hours, holidayHours, access, howToBook, note, openedOn, suspendedReason, suspendedUntil }) => ({
    ...{ hours, holidayHours, access, howToBook, note, openedOn },
    suspension:
      suspendedReason !== null && suspendedUntil !== null ? { reason: suspendedReason, until: suspendedUntil } : null,
  }),
  searched: ['title', 'address', 'note'],
});
