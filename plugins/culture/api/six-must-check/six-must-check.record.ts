import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { SIX_MUST_CHECK_MACHINE } from '../../contract/index.ts';
import { SixMustCheckEventRow, SixMustCheckRow } from './six-must-check.entity.ts';

/** How its life is kept in the database. */
export const sixMustCheckRecord = defineRecord({
  machine: SIX_MUST_CHECK_MACHINE,
  row: SixMustCheckRow,
  history: { line: SixMustCheckEventRow, of: 'sixMustCheckId' },
  title: ({ venueTitle }) => venueTitle,
});

/** What is answered of a row. */
export const sixMustChecks = defineAnswers(sixMustCheckRecord, {
  listed: ({ venueId, venueTitle, listId, listTitle, checkedOn, met, items }) => ({
    venue: { id: venueId, title: venueTitle },
    list: { id: listId, title: listTitle },
    ...{ checkedOn, met, items },
  }),
  shown: () => ({}),
  searched: ['venue_title'],
});
