import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { SCHEME_MACHINE } from '../../contract/index.ts';
import { SchemeEventRow, SchemeRow } from './scheme.entity.ts';

/** How its life is kept in the database. */
export const schemeRecord = defineRecord({
  machine: SCHEME_MACHINE,
  row: SchemeRow,
  history: { line: SchemeEventRow, of: 'schemeId' },
  title: ({ title }) => title,
});

/** What is answered of a row. */
export const schemes = defineAnswers(schemeRecord, {
  listed: ({ title, classes, decidedAt }) => ({ title, classes, decidedAt }),
  shown: ({ storyMonths, consentText, consentVersion }) => ({ storyMonths, consentText, consentVersion }),
  searched: ['title'],
});
