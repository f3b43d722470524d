import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { RENOVATION_MACHINE } from '../../contract/index.ts';
import { RenovationEventRow, RenovationRow } from './renovation.entity.ts';

/** How its life is kept in the database. */
export const renovationRecord = defineRecord({
  machine: RENOVATION_MACHINE,
  row: RenovationRow,
  history: { line: RenovationEventRow, of: 'renovationId' },
  guards: { notPlanner: { not: 'createdBy' } },
  title: ({ title, venueTitle }) => `${venueTitle} ${title}`,
  todo: { title: ({ title, venueTitle }) => `${venueTitle} ${title}`, route: ({ id }) => `renovations/${id}` },
});

/** What is answered of a row. */
export const renovations = defineAnswers(renovationRecord, {
  listed: ({ title, venueId, venueTitle, venueKind, startsOn, endsOn, acceptedOn }) => ({
    ...{ title, startsOn, endsOn, acceptedOn },
    venue: { id: venueId, title: venueTitle, kind: venueKind },
  }),
  shown: ({ note, begunOn, openedOn }) => ({ note, begunOn, openedOn }),
  searched: ['title', 'venue_title'],
});
