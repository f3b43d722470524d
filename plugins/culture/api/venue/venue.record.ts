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
  listed: ({ title }) => ({ title }),
  shown: ({ note }) => ({ note }),
  searched: ['title', 'note'],
});
