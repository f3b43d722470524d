import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { TRAINING_CLASS_MACHINE } from '../../contract/index.ts';
import { TrainingClassEventRow, TrainingClassRow } from './training-class.entity.ts';

/** How its life is kept in the database. */
export const trainingClassRecord = defineRecord({
  machine: TRAINING_CLASS_MACHINE,
  row: TrainingClassRow,
  history: { line: TrainingClassEventRow, of: 'trainingClassId' },
  title: ({ title }) => title,
});

/** What is answered of a row. */
export const trainingClasses = defineAnswers(trainingClassRecord, {
  listed: ({ title }) => ({ title }),
  shown: ({ note }) => ({ note }),
  searched: ['title', 'note'],
});
