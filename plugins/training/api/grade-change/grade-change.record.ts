import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { GRADE_CHANGE_MACHINE } from '../../contract/index.ts';
import { GradeChangeEventRow, GradeChangeRow } from './grade-change.entity.ts';

/** How its life is kept in the database. */
export const gradeChangeRecord = defineRecord({
  machine: GRADE_CHANGE_MACHINE,
  row: GradeChangeRow,
  history: { line: GradeChangeEventRow, of: 'gradeChangeId' },
  title: ({ personName, organisation }) => `${personName} · ${organisation}`,
  guards: { 'not-proposer': { not: 'createdBy' } },
  todo: {
    title: ({ personName, organisation }) => `${personName} · ${organisation}`,
    route: ({ id }) => `grade-changes/${id}`,
  },
  masks: { personName: 'name' },
});

/** What is answered of a row. */
export const gradeChanges = defineAnswers(gradeChangeRecord, {
  listed: ({ appointmentId, personId, personName, beforeBand, beforeLevel, ...row }) => ({
    appointmentId,
    person: { id: personId, name: personName },
    post: row.post,
    organisation: row.organisation,
    before: beforeBand === null || beforeLevel === null ? null : { band: beforeBand, level: beforeLevel },
    after: { band: row.band, level: row.level },
    since: row.since,
    basis: row.basis,
  }),
  shown: ({ paper }) => ({ paper }),
  searched: ['person_name', 'organisation'],
});
