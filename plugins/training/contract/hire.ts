import {
  daySchema,
  defineMachine,
  organisationIdSchema,
  personIdSchema,
  postTypeIdSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { hireMatchSchema } from './hire-list.ts';
import { RECRUITMENT_BATCH_PERMISSION } from './recruitment-batch.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const HIRE_PERMISSION = {
  read: 'training.hire.read',
  /** Carries a hire out in core, goes on with one that was held up, or gives it up. */
  carry: 'training.hire.carry',
} as const;

const version = recordVersionSchema;
const why = { reason: textSchema(200), version };
export const removeHireSchema = z.object(why);
export type RemoveHire = z.infer<typeof removeHireSchema>;
export const dropHireSchema = z.object(why);
export type DropHire = z.infer<typeof dropHireSchema>;
export const sameHireSchema = z.object({ personId: personIdSchema, version });
export type SameHire = z.infer<typeof sameHireSchema>;
export const plainHireSchema = z.object({ version });
export type PlainHire = z.infer<typeof plainHireSchema>;

const P = HIRE_PERMISSION;
const manage = RECRUITMENT_BATCH_PERMISSION.manage;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const HIRE_MACHINE = defineMachine({
  noun: 'training.hire',
  read: P.read,
  create: { action: 'list', to: 'listed', permission: manage },
  states: {
    listed: {},
    /** Everything is decided; core is to know the person and the appointment. */
    pending: { tone: 'active' },
    /** Core has said no. */
    refused: { tone: 'danger' },
    done: { final: true, tone: 'success' },
    removed: { final: true, failed: true },
    dropped: { final: true, failed: true },
  },
  guards: { matched: { barrier: 'no-match', about: 'record', quiet: true } },
  actions: {
    carry: { from: ['pending', 'refused'], to: 'pending', permission: P.carry },
    /** It is somebody whom core knows already. */
    same: {
      from: ['refused'],
      awaited: [],
      to: 'pending',
      permission: P.carry,
      guards: ['matched'],
      command: sameHireSchema,
    },
    /** It is none of those whom core knows. */
    other: { from: ['refused'], awaited: [], to: 'pending', permission: P.carry, guards: ['matched'] },
    /** Core has said why not; nobody does this by hand. */
    refuse: { from: ['pending'], awaited: [], to: 'refused', permission: P.carry, tone: 'warning' },
    /** Person and appointment are in core; nobody does this by hand. */
    finish: { from: ['pending'], awaited: [], to: 'done', permission: P.carry, tone: 'success' },
    begin: { from: ['listed'], awaited: [], to: 'pending', permission: RECRUITMENT_BATCH_PERMISSION.hire },
    remove: {
      from: ['listed'],
      awaited: [],
      to: 'removed',
      permission: manage,
      command: removeHireSchema,
      danger: true,
    },
    drop: {
      from: ['pending', 'refused'],
      awaited: [],
      to: 'dropped',
      permission: P.carry,
      command: dropHireSchema,
      danger: true,
    },
  },
});
export type HireMachine = typeof HIRE_MACHINE;
export type HireState = StateOf<HireMachine>;
export type HireAction = AnyActionOf<HireMachine>;

/** Why core did not take it, in the words in which core said so; `away` when it was only not to be reached. */
export const hireProblemSchema = z.object({
  code: z.string(),
  title: z.string(),
  remedy: z.string().nullable(),
  away: z.boolean(),
});
export type HireProblem = z.infer<typeof hireProblemSchema>;

const answered = recordAnswers(HIRE_MACHINE, {
  listed: {
    name: z.string(),
    batch: z.object({ id: z.uuid(), title: z.string() }),
    organisation: z.object({ id: organisationIdSchema, name: z.string() }),
    post: postTypeIdSchema,
    startsOn: daySchema.nullable(),
    doneOn: daySchema.nullable(),
    problem: hireProblemSchema.nullable(),
  },
  shown: {
    personId: personIdSchema.nullable(),
    appointmentId: z.uuid().nullable(),
    matches: z.array(hireMatchSchema),
  },
  said: { reason: z.string().nullable(), said: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const hireAnswers = {
  ...answered,
  query: answered.query.extend({
    batch: z.uuid().optional(),
    /** Hired by the end of this day. */
    doneBy: daySchema.optional(),
  }),
};
export type Hire = z.infer<typeof hireAnswers.listed>;
export type HireDetail = z.infer<typeof hireAnswers.shown>;
export type HireHistory = z.infer<typeof hireAnswers.history>;
export type HireListQuery = z.infer<typeof hireAnswers.query>;

/** Carries out those of a batch that wait for it, some at a time; what is left is asked for again. */
export const carriedHiresSchema = z.object({ done: z.int(), refused: z.int(), waiting: z.int(), away: z.boolean() });
export type CarriedHires = z.infer<typeof carriedHiresSchema>;
