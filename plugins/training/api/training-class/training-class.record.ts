import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { TRAINING_CLASS_MACHINE } from '../../contract/index.ts';
import { TrainingClassEventRow, TrainingClassRow } from './training-class.entity.ts';

/** How its life is kept in the database. */
export const trainingClassRecord = defineRecord({
  machine: TRAINING_CLASS_MACHINE,
  row: TrainingClassRow,
  history: { line: TrainingClassEventRow, of: 'trainingClassId' },
  title: ({ title }) => title,
  guards: { 'not-drafter': { not: 'createdBy' } },
  todo: { title: ({ title }) => title, route: ({ id }) => `training-classes/${id}` },
});

/** What is answered of a row alone; days and seats come with its page. */
export const trainingClasses = defineAnswers(trainingClassRecord, {
  listed: ({ title, programmeTitle, startsOn, endsOn, place, seats, finishedOn }) => ({
    ...{ title, programmeTitle, startsOn, endsOn },
    ...{ place, seats, finishedOn },
  }),
  shown: ({ programmeId, posts, bodies, certificateTypeId, certificateTitle, timetable, onHolidays }) => ({
    ...{ programmeId, posts, bodies },
    ...{ certificateTypeId, certificateTitle, timetable, onHolidays },
  }),
  searched: ['title', 'programme_title', 'place'],
});
