import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { PROGRAMME_MACHINE } from '../../contract/index.ts';
import { ProgrammeEventRow, ProgrammeRow } from './programme.entity.ts';

/** How its life is kept in the database. */
export const programmeRecord = defineRecord({
  machine: PROGRAMME_MACHINE,
  row: ProgrammeRow,
  history: { line: ProgrammeEventRow, of: 'programmeId' },
  title: ({ title }) => title,
});

/** What is answered of a row. */
export const programmes = defineAnswers(programmeRecord, {
  listed: ({ title, theme }) => ({ title, theme }),
  shown: ({ note }) => ({ note }),
  searched: ['title', 'note'],
});
