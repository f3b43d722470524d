import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { SUBSIDY_SCHEME_MACHINE, amountOf } from '../../contract/index.ts';
import { SubsidySchemeEventRow, SubsidySchemeRow } from './subsidy-scheme.entity.ts';

/** How its life is kept in the database. */
export const subsidySchemeRecord = defineRecord({
  machine: SUBSIDY_SCHEME_MACHINE,
  row: SubsidySchemeRow,
  history: { line: SubsidySchemeEventRow, of: 'subsidySchemeId' },
  guards: { notDrafter: { not: 'createdBy' } },
  title: ({ title }) => title,
  todo: { title: ({ title }) => title, route: ({ id }) => `subsidy-schemes/${id}` },
});

/** What is answered of a row. */
export const subsidySchemes = defineAnswers(subsidySchemeRecord, {
  listed: ({ title, post, body, period, fen }) => ({ title, post, body, period, fen }),
  shown: ({ note, fen }) => ({ note, amount: amountOf(fen) }),
  searched: ['title', 'note'],
});
