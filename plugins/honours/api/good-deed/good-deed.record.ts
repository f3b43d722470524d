import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { GOOD_DEED_MACHINE } from '../../contract/index.ts';
import { atStreet } from '../in-charge.ts';
import { GoodDeedEventRow, GoodDeedRow } from './good-deed.entity.ts';

/** How its life is kept in the database. What it says of somebody never stands in the audit log. */
export const goodDeedRecord = defineRecord({
  machine: GOOD_DEED_MACHINE,
  row: GoodDeedRow,
  history: { line: GoodDeedEventRow, of: 'goodDeedId' },
  guards: {
    notTeller: { not: 'createdBy' },
    hasName: { holds: ({ personName }) => personName !== null },
  },
  inCharge: (row, action) => (action === 'publish' ? atStreet(row) : row.unitId),
  title: ({ doneOn }) => doneOn,
  masks: { title: 'text', text: 'text', personName: 'hidden', tellerName: 'hidden' },
  todo: { title: ({ title, doneOn }) => title ?? doneOn, route: ({ id }) => `good-deeds/${id}` },
});

/** What is answered of a row. */
export const goodDeeds = defineAnswers(goodDeedRecord, {
  listed: ({ title, doneOn, naming, publishedOn }) => ({ title, doneOn, naming, publishedOn }),
  shown: ({ text, door, publishedAs, takenDownOn }) => ({ text, door, publishedAs, takenDownOn }),
  searched: ['title', 'text'],
});
