import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { SIX_MUST_LIST_MACHINE } from '../../contract/index.ts';
import { SixMustListEventRow, SixMustListRow } from './six-must-list.entity.ts';

/** How its life is kept in the database. */
export const sixMustListRecord = defineRecord({
  machine: SIX_MUST_LIST_MACHINE,
  row: SixMustListRow,
  history: { line: SixMustListEventRow, of: 'sixMustListId' },
  guards: { notDrafter: { not: 'createdBy' } },
  title: ({ title }) => title,
  todo: { title: ({ title }) => title, route: ({ id }) => `six-must-lists/${id}` },
});

/** What is answered of a row. */
export const sixMustLists = defineAnswers(sixMustListRecord, {
  listed: ({ title, items, inForceFrom, inForceUntil }) => ({ title, items, inForceFrom, inForceUntil }),
  shown: ({ note }) => ({ note }),
  searched: ['title', 'note'],
});
