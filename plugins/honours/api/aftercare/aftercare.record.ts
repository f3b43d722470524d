import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { AFTERCARE_MACHINE } from '../../contract/index.ts';
import { AftercareEventRow, AftercareRow } from './aftercare.entity.ts';

/** How its life is kept in the database. */
export const aftercareRecord = defineRecord({
  machine: AFTERCARE_MACHINE,
  row: AftercareRow,
  history: { line: AftercareEventRow, of: 'aftercareId' },
  title: ({ what }) => what,
  masks: { result: 'text', reason: 'text' },
  todo: {
    title: ({ what }) => what,
    route: ({ id }) => `aftercare/${id}`,
    until: ({ dueOn }) => new Date(`${dueOn}T23:59:59+08:00`),
  },
});

/** What is answered of a row, as of a day. */
export const aftercareOn = (today: string) =>
  defineAnswers(aftercareRecord, {
    listed: ({ awardId, what, promisedBy, dueOn, doneOn, state }) => ({
      ...{ awardId, what, promisedBy, dueOn, doneOn },
      isOverdue: state === 'promised' && dueOn < today,
    }),
    shown: ({ result }) => ({ result }),
    searched: ['what', 'promised_by'],
  });
