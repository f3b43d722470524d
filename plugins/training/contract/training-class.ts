import {
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const TRAINING_CLASS_PERMISSION = {
  read: 'training.training-class.read',
  /** Adds one, and corrects what is said about it. */
  manage: 'training.training-class.manage',
  close: 'training.training-class.close',
} as const;

const about = { title: lineSchema(60), note: textSchema(500).optional() };
export const createTrainingClassSchema = z.object({ ...about, unitId: unitIdSchema });
export type CreateTrainingClass = z.infer<typeof createTrainingClassSchema>;
export const changeTrainingClassSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeTrainingClass = z.infer<typeof changeTrainingClassSchema>;
export const closeTrainingClassSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CloseTrainingClass = z.infer<typeof closeTrainingClassSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const TRAINING_CLASS_MACHINE = defineMachine({
  noun: 'training.training-class',
  read: TRAINING_CLASS_PERMISSION.read,
  create: { action: 'create', to: 'active', permission: TRAINING_CLASS_PERMISSION.manage },
  states: { active: { tone: 'active' }, closed: { final: true } },
  actions: {
    change: {
      from: ['active'],
      awaited: [],
      permission: TRAINING_CLASS_PERMISSION.manage,
      command: changeTrainingClassSchema,
    },
    close: {
      from: ['active'],
      awaited: [],
      to: 'closed',
      permission: TRAINING_CLASS_PERMISSION.close,
      command: closeTrainingClassSchema,
      danger: true,
    },
  },
});
export type TrainingClassMachine = typeof TRAINING_CLASS_MACHINE;
export type TrainingClassState = StateOf<TrainingClassMachine>;
export type TrainingClassAction = AnyActionOf<TrainingClassMachine>;

/** As the API answers it, beside what is answered about every record. */
export const trainingClassAnswers = recordAnswers(TRAINING_CLASS_MACHINE, {
  listed: { title: z.string() },
  shown: { note: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type TrainingClass = z.infer<typeof trainingClassAnswers.listed>;
export type TrainingClassDetail = z.infer<typeof trainingClassAnswers.shown>;
export type TrainingClassHistory = z.infer<typeof trainingClassAnswers.history>;
export type TrainingClassListQuery = z.infer<typeof trainingClassAnswers.query>;
