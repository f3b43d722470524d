import {
  accountIdSchema,
  daySchema,
  defineMachine,
  lineSchema,
  plainCommandSchema,
  postTypeIdSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

export const APPRAISAL_ROUND_PERMISSION = {
  read: 'training.appraisal-round.read',
  manage: 'training.appraisal-round.manage',
} as const;

/** Most points that a standard has. */
export const MOST_POINTS = 20;
/** The points of a standard, one a line; blank lines are none. */
export function pointsOf(standard: string): string[] {
  return standard
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export const planAppraisalRoundSchema = z.object({
  title: lineSchema(60),
  /** The outside body that appraises. */
  body: lineSchema(80),
  posts: z.array(postTypeIdSchema).min(1).max(6),
  startsOn: daySchema,
  endsOn: daySchema,
  standard: textSchema(2000).refine((text) => {
    const points = pointsOf(text);
    return points.length <= MOST_POINTS && points.every((point) => point.length <= 120);
  }, 'at most 20 points of 120 letters'),
  unitId: unitIdSchema,
});
export type PlanAppraisalRound = z.infer<typeof planAppraisalRoundSchema>;
export const appointAssessorSchema = z.object({ accountId: accountIdSchema, version: recordVersionSchema });
export type AppointAssessor = z.infer<typeof appointAssessorSchema>;
export const cancelAppraisalRoundSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
/** Only ever to a later day: what was lent until a day is not taken back before it. */
export const extendAppraisalRoundSchema = z.object({ endsOn: daySchema, version: recordVersionSchema });
export type ExtendAppraisalRound = z.infer<typeof extendAppraisalRoundSchema>;
export type CancelAppraisalRound = z.infer<typeof cancelAppraisalRoundSchema>;

const MANAGE = { permission: APPRAISAL_ROUND_PERMISSION.manage };

/** Its life: API, buttons, history and the test of every transition read this table. */
export const APPRAISAL_ROUND_MACHINE = defineMachine({
  noun: 'training.appraisal-round',
  read: APPRAISAL_ROUND_PERMISSION.read,
  create: { action: 'plan', to: 'planned', permission: APPRAISAL_ROUND_PERMISSION.manage },
  states: {
    planned: { tone: 'warning', step: 'appoint' },
    appointed: { tone: 'active', step: 'begin' },
    underway: { tone: 'active', step: 'close' },
    closed: { final: true, tone: 'success', step: 'close' },
    cancelled: { final: true, failed: true },
  },
  guards: { 'days-left': { barrier: 'over', about: 'record' } },
  actions: {
    appoint: {
      from: ['planned', 'appointed'],
      awaited: ['planned'],
      to: 'appointed',
      ...MANAGE,
      command: appointAssessorSchema,
    },
    begin: {
      from: ['appointed'],
      to: 'underway',
      ...MANAGE,
      // Its assessor would find nothing.
      guards: ['days-left'],
      command: plainCommandSchema,
      tone: 'active',
    },
    close: { from: ['underway'], to: 'closed', ...MANAGE, command: plainCommandSchema, tone: 'success' },
    extend: {
      from: ['planned', 'appointed', 'underway'],
      awaited: [],
      ...MANAGE,
      command: extendAppraisalRoundSchema,
    },
    cancel: {
      from: ['planned', 'appointed'],
      awaited: [],
      to: 'cancelled',
      ...MANAGE,
      command: cancelAppraisalRoundSchema,
      danger: true,
    },
  },
  steps: { plan: 'plan', appoint: 'appoint', begin: 'begin', close: 'close' },
});
export type AppraisalRoundMachine = typeof APPRAISAL_ROUND_MACHINE;
export type AppraisalRoundState = StateOf<AppraisalRoundMachine>;
export type AppraisalRoundAction = AnyActionOf<AppraisalRoundMachine>;

/** As the API answers it, beside what is answered about every record. */
export const appraisalRoundAnswers = recordAnswers(APPRAISAL_ROUND_MACHINE, {
  listed: {
    title: z.string(),
    body: z.string(),
    startsOn: daySchema,
    endsOn: daySchema,
    assessor: z.object({ id: accountIdSchema, name: z.string() }).nullable(),
  },
  shown: {
    posts: z.array(postTypeIdSchema),
    points: z.array(z.string()),
    /** Appraisals that the asker sees, by their state. */
    counts: z.record(z.string(), z.int()),
  },
  said: { reason: z.string().nullable(), endsOn: daySchema.nullable() },
});
export type AppraisalRound = z.infer<typeof appraisalRoundAnswers.listed>;
export type AppraisalRoundDetail = z.infer<typeof appraisalRoundAnswers.shown>;
export type AppraisalRoundHistory = z.infer<typeof appraisalRoundAnswers.history>;
export type AppraisalRoundListQuery = z.infer<typeof appraisalRoundAnswers.query>;

/** Accounts that may assess where the round is: whoever gives the role in core decides who they are. */
export const assessorsSchema = z.object({ items: z.array(z.object({ id: accountIdSchema, name: z.string() })) });
export type Assessors = z.infer<typeof assessorsSchema>;
