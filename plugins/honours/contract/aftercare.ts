import { daySchema, defineMachine, lineSchema, recordAnswers, recordVersionSchema, textSchema } from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const AFTERCARE_PERMISSION = {
  read: 'honours.aftercare.read',
  /** Writes down what was promised, and that it was done. */
  manage: 'honours.aftercare.manage',
} as const;

const version = recordVersionSchema;
const about = {
  /** A visit at the festival, a health check: in words that name nobody. */
  what: lineSchema(60),
  /** Who promised it. */
  promisedBy: lineSchema(60),
  dueOn: daySchema,
};
export const promiseAftercareSchema = z.object({ awardId: z.uuid(), ...about });
export type PromiseAftercare = z.infer<typeof promiseAftercareSchema>;
export const changeAftercareSchema = z.object({ ...about, version });
export type ChangeAftercare = z.infer<typeof changeAftercareSchema>;
export const fulfilAftercareSchema = z.object({ doneOn: daySchema, result: textSchema(200).optional(), version });
export type FulfilAftercare = z.infer<typeof fulfilAftercareSchema>;
export const dropAftercareSchema = z.object({ reason: textSchema(200), version });
export type DropAftercare = z.infer<typeof dropAftercareSchema>;

const P = AFTERCARE_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const AFTERCARE_MACHINE = defineMachine({
  noun: 'honours.aftercare',
  read: P.read,
  create: { action: 'promise', to: 'promised', permission: P.manage },
  states: { promised: { tone: 'active' }, done: { final: true, tone: 'success' }, dropped: { final: true } },
  actions: {
    fulfil: { from: ['promised'], to: 'done', permission: P.manage, command: fulfilAftercareSchema },
    change: { from: ['promised'], awaited: [], permission: P.manage, command: changeAftercareSchema },
    drop: {
      from: ['promised'],
      awaited: [],
      to: 'dropped',
      permission: P.manage,
      command: dropAftercareSchema,
      danger: true,
    },
  },
});
export type AftercareMachine = typeof AFTERCARE_MACHINE;
export type AftercareState = StateOf<AftercareMachine>;
export type AftercareAction = AnyActionOf<AftercareMachine>;

/** As the API answers it, beside what is answered about every record. */
export const aftercareAnswers = recordAnswers(AFTERCARE_MACHINE, {
  listed: {
    awardId: z.uuid(),
    what: z.string(),
    promisedBy: z.string(),
    dueOn: daySchema,
    doneOn: daySchema.nullable(),
    /** Promised, and its day is over. */
    isOverdue: z.boolean(),
  },
  shown: { result: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type Aftercare = z.infer<typeof aftercareAnswers.listed>;
export type AftercareDetail = z.infer<typeof aftercareAnswers.shown>;
export type AftercareHistory = z.infer<typeof aftercareAnswers.history>;
export const aftercareQuerySchema = aftercareAnswers.query.extend({
  award: z.uuid().optional(),
  /** What is promised and due by this day. */
  dueBy: daySchema.optional(),
});
export type AftercareListQuery = z.infer<typeof aftercareQuerySchema>;
