import {
  daySchema,
  defineMachine,
  lineSchema,
  personIdSchema,
  postTypeIdSchema,
  recordAnswers,
  recordVersionSchema,
  severalOf,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

export const ENROLMENT_PERMISSION = {
  read: 'training.enrolment.read',
  /** Nominates those of the own units, and takes them back. */
  nominate: 'training.enrolment.nominate',
  /** Says yes or no to one's own nomination. */
  answer: 'training.enrolment.answer',
  /** Enters who came, and with what result. */
  record: 'training.enrolment.record',
} as const;

/** How the answer of somebody without an account came in. */
export const ANSWER_DOORS = ['counter', 'phone', 'paper'] as const;
/** Of who came: passed, did not pass, or did not come to the end. Nothing is counted and nobody is ranked. */
export const CLASS_RESULTS = ['passed', 'failed', 'unfinished'] as const;
export const classResultSchema = z.enum(CLASS_RESULTS);
export type ClassResult = z.infer<typeof classResultSchema>;

export const nominateSchema = z.object({ appointmentIds: z.array(z.uuid()).min(1).max(100) });
export type Nominate = z.infer<typeof nominateSchema>;
const version = recordVersionSchema;
export const declineSchema = z.object({ reason: textSchema(200), version });
export type Decline = z.infer<typeof declineSchema>;
const door = z.enum(ANSWER_DOORS);
export const confirmForSchema = z.object({ door, version });
export type ConfirmFor = z.infer<typeof confirmForSchema>;
export const declineForSchema = z.object({ door, reason: textSchema(200), version });
export type DeclineFor = z.infer<typeof declineForSchema>;
export const withdrawSchema = z.object({ reason: textSchema(200), version });
export type Withdraw = z.infer<typeof withdrawSchema>;
export const completeSchema = z.object({ result: classResultSchema, note: lineSchema(120).optional(), version });
export type Complete = z.infer<typeof completeSchema>;
export const missSchema = z.object({ note: lineSchema(120).optional(), version });
export type Miss = z.infer<typeof missSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. That a seat is free is no step of it. */
export const ENROLMENT_MACHINE = defineMachine({
  noun: 'training.enrolment',
  read: ENROLMENT_PERMISSION.read,
  create: { action: 'nominate', to: 'nominated', permission: ENROLMENT_PERMISSION.nominate },
  states: {
    nominated: { tone: 'warning' },
    confirmed: { tone: 'active' },
    declined: { final: true, failed: true },
    completed: { final: true, tone: 'success' },
    absent: { final: true, failed: true, tone: 'danger' },
    withdrawn: { final: true, failed: true },
  },
  guards: { self: { barrier: 'not-self', quiet: true } },
  actions: {
    confirm: { from: ['nominated'], to: 'confirmed', permission: ENROLMENT_PERMISSION.answer, guards: ['self'] },
    decline: {
      from: ['nominated'],
      to: 'declined',
      permission: ENROLMENT_PERMISSION.answer,
      guards: ['self'],
      under: 'confirm',
      command: declineSchema,
    },
    'confirm-for': {
      from: ['nominated'],
      awaited: [],
      to: 'confirmed',
      permission: ENROLMENT_PERMISSION.nominate,
      command: confirmForSchema,
    },
    'decline-for': {
      from: ['nominated'],
      awaited: [],
      to: 'declined',
      permission: ENROLMENT_PERMISSION.nominate,
      command: declineForSchema,
    },
    complete: {
      from: ['confirmed'],
      awaited: [],
      to: 'completed',
      permission: ENROLMENT_PERMISSION.record,
      command: completeSchema,
    },
    miss: {
      from: ['confirmed'],
      awaited: [],
      to: 'absent',
      permission: ENROLMENT_PERMISSION.record,
      command: missSchema,
    },
    withdraw: {
      from: ['nominated', 'confirmed'],
      awaited: [],
      to: 'withdrawn',
      permission: ENROLMENT_PERMISSION.nominate,
      command: withdrawSchema,
      danger: true,
    },
  },
});
export type EnrolmentMachine = typeof ENROLMENT_MACHINE;
export type EnrolmentState = StateOf<EnrolmentMachine>;
export type EnrolmentAction = AnyActionOf<EnrolmentMachine>;

const answered = recordAnswers(ENROLMENT_MACHINE, {
  listed: {
    classId: z.uuid(),
    classTitle: z.string(),
    person: z.object({ id: personIdSchema, name: z.string() }),
    post: postTypeIdSchema,
    organisation: z.string(),
    /** The place on the waiting list, from 1; null with a seat, or without a claim to one. */
    waiting: z.int().nullable(),
    result: classResultSchema.nullable(),
    completedOn: daySchema.nullable(),
  },
  shown: { appointmentId: z.uuid(), note: z.string().nullable() },
  said: { reason: z.string().nullable(), door: door.nullable(), result: classResultSchema.nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const enrolmentAnswers = {
  ...answered,
  query: answered.query.extend({
    class: z.uuid().optional(),
    result: severalOf(classResultSchema).optional(),
    /** Came to its end on this day or before. */
    completedTo: daySchema.optional(),
  }),
};
export type Enrolment = z.infer<typeof enrolmentAnswers.listed>;
export type EnrolmentDetail = z.infer<typeof enrolmentAnswers.shown>;
export type EnrolmentHistory = z.infer<typeof enrolmentAnswers.history>;
export type EnrolmentListQuery = z.infer<typeof enrolmentAnswers.query>;

/** Somebody who may be nominated: holds a post of the audience, in the asker's reach. */
export const candidateSchema = z.object({
  appointmentId: z.uuid(),
  person: z.object({ id: personIdSchema, name: z.string() }),
  organisation: z.string(),
  unitId: unitIdSchema,
  post: postTypeIdSchema,
  enrolled: z.boolean(),
});
export type Candidate = z.infer<typeof candidateSchema>;
export const candidatesSchema = z.object({ items: z.array(candidateSchema) });

/** Everybody of a class as far as the asker sees them, and whose post has ended meanwhile. */
export const rollSchema = z.object({
  items: z.array(enrolmentAnswers.shown.extend({ postEnded: z.boolean() })),
});
export type Roll = z.infer<typeof rollSchema>;
export type RollEntry = Roll['items'][number];

/** Who came, entered back in one go: all of it or nothing. */
export const recordRollSchema = z.object({
  rows: z
    .array(
      z.object({
        enrolmentId: z.uuid(),
        version,
        attended: z.boolean(),
        /** Asked of whoever came. */
        result: classResultSchema.optional(),
        note: lineSchema(120).optional(),
      }),
    )
    .min(1)
    .max(500)
    .refine((rows) => rows.every(({ attended, result }) => !attended || result !== undefined), {
      error: 'whoever came has a result',
    }),
});
export type RecordRoll = z.infer<typeof recordRollSchema>;
/** Own nominations, newest first. */
export const myEnrolmentsSchema = z.object({ items: z.array(enrolmentAnswers.shown) });
export type MyEnrolments = z.infer<typeof myEnrolmentsSchema>;
