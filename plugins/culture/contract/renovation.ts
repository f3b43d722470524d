import {
  daySchema,
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  severalOf,
  textSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { venueKindSchema } from './venue.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const RENOVATION_PERMISSION = {
  read: 'culture.renovation.read',
  /** Plans one, begins it, and opens the venue when it is accepted. */
  manage: 'culture.renovation.manage',
  /** Accepts what is done, or sends it back. Never one's own plan. */
  accept: 'culture.renovation.accept',
} as const;

const about = {
  title: lineSchema(60),
  startsOn: daySchema,
  endsOn: daySchema,
  note: textSchema(500).optional(),
};
const version = recordVersionSchema;
export const planRenovationSchema = z.object({ venueId: z.uuid(), ...about });
export type PlanRenovation = z.infer<typeof planRenovationSchema>;
export const changeRenovationSchema = z.object({ ...about, version });
export type ChangeRenovation = z.infer<typeof changeRenovationSchema>;
export const beginRenovationSchema = z.object({ begunOn: daySchema, version });
export type BeginRenovation = z.infer<typeof beginRenovationSchema>;
export const acceptRenovationSchema = z.object({ acceptedOn: daySchema, version });
export type AcceptRenovation = z.infer<typeof acceptRenovationSchema>;
const why = { reason: textSchema(200), version };
export const reworkRenovationSchema = z.object(why);
export type ReworkRenovation = z.infer<typeof reworkRenovationSchema>;
export const cancelRenovationSchema = z.object(why);
export type CancelRenovation = z.infer<typeof cancelRenovationSchema>;
export const openRenovationSchema = z.object({ openedOn: daySchema, version });
export type OpenRenovation = z.infer<typeof openRenovationSchema>;

const P = RENOVATION_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const RENOVATION_MACHINE = defineMachine({
  noun: 'culture.renovation',
  read: P.read,
  create: { action: 'plan', to: 'planned', permission: P.manage },
  steps: { planned: 'plan', begun: 'begin', accepted: 'accept', opened: 'open' },
  states: {
    planned: { step: 'planned' },
    'under-way': { step: 'begun', tone: 'active' },
    accepted: { step: 'accepted', tone: 'success' },
    open: { step: 'opened', final: true, tone: 'success' },
    cancelled: { final: true, failed: true },
  },
  guards: { notPlanner: { barrier: 'own-plan' } },
  actions: {
    begin: { from: ['planned'], to: 'under-way', permission: P.manage, command: beginRenovationSchema },
    accept: {
      from: ['under-way'],
      to: 'accepted',
      permission: P.accept,
      guards: ['notPlanner'],
      command: acceptRenovationSchema,
      tone: 'success',
    },
    /** It stays under way, with what is still to be done. */
    rework: {
      from: ['under-way'],
      under: 'accept',
      permission: P.accept,
      guards: ['notPlanner'],
      command: reworkRenovationSchema,
      tone: 'warning',
    },
    open: { from: ['accepted'], to: 'open', permission: P.manage, command: openRenovationSchema, tone: 'success' },
    change: {
      from: ['planned', 'under-way'],
      awaited: [],
      permission: P.manage,
      command: changeRenovationSchema,
    },
    cancel: {
      from: ['planned', 'under-way'],
      awaited: [],
      to: 'cancelled',
      permission: P.manage,
      command: cancelRenovationSchema,
      danger: true,
    },
  },
});
export type RenovationMachine = typeof RENOVATION_MACHINE;
export type RenovationState = StateOf<RenovationMachine>;
export type RenovationAction = AnyActionOf<RenovationMachine>;

const answered = recordAnswers(RENOVATION_MACHINE, {
  listed: {
    title: z.string(),
    venue: z.object({ id: z.uuid(), title: z.string(), kind: venueKindSchema }),
    startsOn: daySchema,
    endsOn: daySchema,
    acceptedOn: daySchema.nullable(),
  },
  shown: { note: z.string().nullable(), begunOn: daySchema.nullable(), openedOn: daySchema.nullable() },
  said: { reason: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const renovationAnswers = {
  ...answered,
  query: answered.query.extend({
    venue: z.uuid().optional(),
    kind: severalOf(venueKindSchema).optional(),
    /** Accepted on this day or before. */
    acceptedTo: daySchema.optional(),
  }),
};
export type Renovation = z.infer<typeof renovationAnswers.listed>;
export type RenovationDetail = z.infer<typeof renovationAnswers.shown>;
export type RenovationHistory = z.infer<typeof renovationAnswers.history>;
export type RenovationListQuery = z.infer<typeof renovationAnswers.query>;
