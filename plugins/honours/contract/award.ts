import {
  daySchema,
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { honourDoorSchema } from './good-deed.ts';
import { honourClassSchema } from './scheme.ts';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const AWARD_PERMISSION = {
  read: 'honours.award.read',
  /** Enters an award of an earlier round, with its paper. */
  enter: 'honours.award.enter',
  /** Takes off the wall, or takes an award back, because the person wishes it: whoever stands at the door. */
  takeDown: 'honours.award.take-down',
  /** Plans and records a hearing, and decides after it. */
  hear: 'honours.award.hear',
} as const;

/** Working days that somebody has between being told of a hearing and the hearing. A setting of this product. */
export const MIN_HEARING_DAYS = 5;

const version = recordVersionSchema;
export const enterAwardSchema = z.object({
  personName: lineSchema(40),
  class: honourClassSchema,
  /** For what, in words that name nobody. */
  citation: textSchema(300),
  awardedOn: daySchema,
  /** When they agreed to be named. */
  consentOn: daySchema,
  unitId: unitIdSchema,
});
export type EnterAward = z.infer<typeof enterAwardSchema>;
export const planHearingSchema = z.object({
  grounds: textSchema(500),
  hearingOn: daySchema,
  /** How and when the person was told. */
  toldBy: honourDoorSchema,
  toldOn: daySchema,
  version,
});
export type PlanHearing = z.infer<typeof planHearingSchema>;
export const recordHearingSchema = z.object({
  attended: z.enum(['heard', 'absent']),
  minutes: textSchema(1000),
  proposal: z.enum(['revoke', 'keep']),
  version,
});
export type RecordHearing = z.infer<typeof recordHearingSchema>;
export const plainAwardSchema = z.object({ version });
export type PlainAward = z.infer<typeof plainAwardSchema>;

const P = AWARD_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const AWARD_MACHINE = defineMachine({
  noun: 'honours.award',
  read: P.read,
  create: { action: 'enter', to: 'awarded', permission: P.enter },
  states: {
    awarded: { tone: 'success' },
    hearing: { tone: 'warning' },
    heard: { tone: 'warning' },
    'given-back': { final: true },
    revoked: { final: true },
  },
  guards: { notRecorder: { barrier: 'same-person' } },
  actions: {
    'record-hearing': { from: ['hearing'], to: 'heard', permission: P.hear, command: recordHearingSchema },
    keep: { from: ['heard'], to: 'awarded', permission: P.hear, guards: ['notRecorder'] },
    revoke: {
      from: ['heard'],
      awaited: [],
      to: 'revoked',
      permission: P.hear,
      guards: ['notRecorder'],
      danger: true,
    },
    // Its stories are emptied with it, so it stands where what cannot be undone stands.
    'leave-wall': { from: ['awarded', 'hearing', 'heard'], awaited: [], permission: P.takeDown, danger: true },
    'give-back': {
      from: ['awarded', 'hearing', 'heard'],
      awaited: [],
      to: 'given-back',
      permission: P.takeDown,
      danger: true,
    },
    'plan-hearing': {
      from: ['awarded'],
      awaited: [],
      to: 'hearing',
      permission: P.hear,
      command: planHearingSchema,
      tone: 'warning',
    },
  },
});
export type AwardMachine = typeof AWARD_MACHINE;
export type AwardState = StateOf<AwardMachine>;
export type AwardAction = AnyActionOf<AwardMachine>;

/**
 * As the API answers it, beside what is answered about every record. Names are answered by themselves, never to a command:
 * such answers are kept for a day. No list has awards that were given back or revoked: there is no list of the revoked.
 */
export const awardAnswers = recordAnswers(AWARD_MACHINE, {
  listed: { class: honourClassSchema, year: z.int(), awardedOn: daySchema, onWall: z.boolean() },
  shown: {
    citation: z.string().nullable(),
    hearing: z
      .object({
        grounds: z.string(),
        hearingOn: daySchema,
        toldOn: daySchema,
        attended: z.enum(['heard', 'absent']).nullable(),
        minutes: z.string().nullable(),
        proposal: z.enum(['revoke', 'keep']).nullable(),
      })
      .nullable(),
  },
  said: { proposal: z.string().nullable() },
});
export type Award = z.infer<typeof awardAnswers.listed>;
export type AwardDetail = z.infer<typeof awardAnswers.shown>;
export type AwardHistory = z.infer<typeof awardAnswers.history>;
export const awardQuerySchema = awardAnswers.query.extend({ class: honourClassSchema.optional() });
export type AwardListQuery = z.infer<typeof awardQuerySchema>;

/** Whose award it is; null when nothing is kept of them any more. */
export const awardNameSchema = z.object({ name: z.string().nullable() });
/** Names for the awards of a list. */
export const awardNamesSchema = z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) });

/** One model person on the wall, with the stories that are shown today. */
export const wallPersonSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  class: honourClassSchema,
  year: z.int(),
  place: z.string(),
  citation: z.string(),
  stories: z.array(z.object({ id: z.uuid(), title: z.string(), until: daySchema })),
});
export type WallPerson = z.infer<typeof wallPersonSchema>;
export const wallSchema = z.object({ items: z.array(wallPersonSchema) });
