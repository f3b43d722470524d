import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { FUND_MACHINE } from '../../contract/index.ts';
import { FundEventRow, FundRow } from './fund.entity.ts';

/** How its life is kept in the database. */
export const fundRecord = defineRecord({
  machine: FUND_MACHINE,
  row: FundRow,
  history: { line: FundEventRow, of: 'fundId' },
  guards: { notDrafter: { not: 'createdBy' } },
  title: ({ title }) => title,
  todo: { title: ({ title }) => title, route: ({ id }) => `funds/${id}` },
});

/** What is answered of a row; its balance is looked up beside it. */
export const funds = defineAnswers(fundRecord, {
  listed: ({ title, source, year, fen, approvedOn }) => ({ title, source, year, fen, approvedOn }),
  shown: ({ note, closedOn }) => ({ note, closedOn }),
  searched: ['title', 'note'],
});
