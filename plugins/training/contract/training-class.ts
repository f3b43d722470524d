import {
  daySchema,
  defineMachine,
  lineSchema,
  organisationTypeSchema,
  plainCommandSchema,
  postTypeIdSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdParamSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const TRAINING_CLASS_PERMISSION = {
  read: 'training.training-class.read',
  /** Drafts a class, opens it for enrolment, starts and finishes it. */
  manage: 'training.training-class.manage',
  /** Never one's own draft. */
  approve: 'training.training-class.approve',
} as const;

/** Longest class, in days: a slip of the keyboard is none. */
export const LONGEST_CLASS_DAYS = 92;

const about = {
  programmeId: z.uuid(),
  title: lineSchema(60),
  /** Who is to come: holders of these posts, in these bodies; no body named is every body. */
  posts: z.array(postTypeIdSchema).min(1).max(6),
  bodies: z.array(organisationTypeSchema).max(8).default([]),
  seats: z.int().min(1).max(500),
  startsOn: daySchema,
  endsOn: daySchema,
  place: lineSchema(120),
  /** What whoever passes is issued; left out: nothing. */
  certificateTypeId: z.uuid().optional(),
  timetable: textSchema(1000).optional(),
  /** It is meant: on days on which nobody works. */
  onHolidays: z.boolean().default(false),
};
export const draftTrainingClassSchema = z.object({ ...about, unitId: unitIdSchema });
export type DraftTrainingClass = z.infer<typeof draftTrainingClassSchema>;
export const changeTrainingClassSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeTrainingClass = z.infer<typeof changeTrainingClassSchema>;
export const cancelTrainingClassSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CancelTrainingClass = z.infer<typeof cancelTrainingClassSchema>;

const MANAGE = { permission: TRAINING_CLASS_PERMISSION.manage, command: plainCommandSchema };

/** Its life: API, buttons, history and the test of every transition read this table. */
export const TRAINING_CLASS_MACHINE = defineMachine({
  noun: 'training.training-class',
  read: TRAINING_CLASS_PERMISSION.read,
  create: { action: 'draft', to: 'draft', permission: TRAINING_CLASS_PERMISSION.manage },
  states: {
    draft: { tone: 'warning', step: 'approve' },
    approved: { tone: 'active', step: 'enrol' },
    enrolling: { tone: 'active', step: 'enrol' },
    running: { tone: 'active', step: 'run' },
    finished: { tone: 'success', step: 'finish' },
    archived: { final: true, step: 'finish' },
    cancelled: { final: true, failed: true },
  },
  guards: { 'not-drafter': { barrier: 'same-person' } },
  actions: {
    approve: {
      from: ['draft'],
      to: 'approved',
      permission: TRAINING_CLASS_PERMISSION.approve,
      guards: ['not-drafter'],
      command: plainCommandSchema,
      tone: 'success',
    },
    open: { from: ['approved'], to: 'enrolling', ...MANAGE, tone: 'active' },
    start: { from: ['enrolling'], to: 'running', ...MANAGE, tone: 'active' },
    finish: { from: ['running'], to: 'finished', ...MANAGE, tone: 'success' },
    archive: { from: ['finished'], awaited: [], to: 'archived', ...MANAGE },
    change: {
      from: ['draft'],
      awaited: [],
      permission: TRAINING_CLASS_PERMISSION.manage,
      command: changeTrainingClassSchema,
    },
    cancel: {
      from: ['draft', 'approved', 'enrolling', 'running'],
      awaited: [],
      to: 'cancelled',
      permission: TRAINING_CLASS_PERMISSION.manage,
      command: cancelTrainingClassSchema,
      danger: true,
    },
  },
  steps: { draft: 'draft', approve: 'approve', enrol: 'open', run: 'start', finish: 'finish' },
});
export type TrainingClassMachine = typeof TRAINING_CLASS_MACHINE;
export type TrainingClassState = StateOf<TrainingClassMachine>;
export type TrainingClassAction = AnyActionOf<TrainingClassMachine>;

/** A day of a class that is not an ordinary working day: nobody works, or everybody does though it is a weekend (调休). */
export const classDaySchema = z.object({
  day: daySchema,
  kind: z.enum(['holiday', 'weekend', 'swapped']),
  /** 国庆节; null for a plain weekend. */
  name: z.string().nullable(),
});
export type ClassDay = z.infer<typeof classDaySchema>;

const answered = recordAnswers(TRAINING_CLASS_MACHINE, {
  listed: {
    title: z.string(),
    programmeTitle: z.string(),
    startsOn: daySchema,
    endsOn: daySchema,
    place: z.string(),
    seats: z.int(),
    finishedOn: daySchema.nullable(),
  },
  shown: {
    programmeId: z.uuid(),
    posts: z.array(postTypeIdSchema),
    bodies: z.array(organisationTypeSchema),
    certificateTypeId: z.uuid().nullable(),
    certificateTitle: z.string().nullable(),
    timetable: z.string().nullable(),
    onHolidays: z.boolean(),
    days: z.array(classDaySchema),
    /** Confirmed with a seat, and waiting for one; of everybody, whoever asks. */
    seated: z.int(),
    waiting: z.int(),
  },
  said: { reason: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const trainingClassAnswers = {
  ...answered,
  query: answered.query.extend({
    /** Held by this unit, below it, or above and so for it. */
    for: unitIdParamSchema.optional(),
    /** As `unit`, for addresses of pages in which that is the unit of the header. */
    of: unitIdParamSchema.optional(),
    /** Finished on this day or before. */
    finishedTo: daySchema.optional(),
    /** Held on one of the days of this month: `2026-11`. */
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional(),
  }),
};
export type TrainingClass = z.infer<typeof trainingClassAnswers.listed>;
export type TrainingClassDetail = z.infer<typeof trainingClassAnswers.shown>;
export type TrainingClassHistory = z.infer<typeof trainingClassAnswers.history>;
export type TrainingClassListQuery = z.infer<typeof trainingClassAnswers.query>;
