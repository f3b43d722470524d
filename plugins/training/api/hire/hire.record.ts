import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { HIRE_MACHINE } from '../../contract/index.ts';
import { HireEventRow, HireRow } from './hire.entity.ts';

/** How its life is kept in the database. */
export const hireRecord = defineRecord({
  machine: HIRE_MACHINE,
  row: HireRow,
  history: { line: HireEventRow, of: 'hireId' },
  guards: { matched: { holds: ({ matches }) => matches !== null } },
  title: ({ batchTitle, organisationName }) => `${batchTitle} ${organisationName}`,
  masks: { name: 'name' },
});

/** What is answered of a row. */
export const hires = defineAnswers(hireRecord, {
  listed: ({ name, batchId, batchTitle, organisationId, organisationName, post, startsOn, doneOn, problem }) => ({
    name,
    batch: { id: batchId, title: batchTitle },
    organisation: { id: organisationId, name: organisationName },
    post,
    startsOn,
    doneOn,
    problem,
  }),
  shown: ({ personId, appointmentId, matches }) => ({ personId, appointmentId, matches: matches ?? [] }),
  searched: ['name', 'organisation_name'],
});
