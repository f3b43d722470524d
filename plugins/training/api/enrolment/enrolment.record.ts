import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { ENROLMENT_MACHINE } from '../../contract/index.ts';
import { EnrolmentEventRow, EnrolmentRow } from './enrolment.entity.ts';

/** How its life is kept in the database. */
export const enrolmentRecord = defineRecord({
  machine: ENROLMENT_MACHINE,
  row: EnrolmentRow,
  history: { line: EnrolmentEventRow, of: 'enrolmentId' },
  title: ({ personName, classTitle }) => `${personName} · ${classTitle}`,
  guards: { self: { is: 'accountId' } },
  todo: { title: ({ classTitle }) => classTitle, route: () => 'my-training' },
  masks: { personName: 'name' },
});

/** What is answered of a row alone; who waits for a seat is counted beside it. */
export const enrolments = defineAnswers(enrolmentRecord, {
  listed: ({ classId, classTitle, personId, personName, post, organisation, result, completedOn }) => ({
    ...{ classId, classTitle, post, organisation },
    person: { id: personId, name: personName },
    waiting: null as number | null,
    ...{ result, completedOn },
  }),
  shown: ({ appointmentId, note }) => ({ appointmentId, note }),
  searched: ['person_name', 'class_title', 'organisation'],
});
