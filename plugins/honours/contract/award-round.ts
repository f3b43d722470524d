import {
  daySchema,
  defineMachine,
  lineSchema,
  plainCommandSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdParamSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { honourClassSchema } from './scheme.ts';

export const AWARD_ROUND_PERMISSION = {
  read: 'honours.award-round.read',
  manage: 'honours.award-round.manage',
} as const;

const about = {
  schemeId: z.uuid(),
  title: lineSchema(60),
  year: z.int().min(2000).max(2100),
  /** Nominations are taken from this day … */
  opensOn: daySchema,
  /** … to this one, it included. */
  closesOn: daySchema,
  /** How many may be awarded in each class. */
  seats: z.int().min(1).max(100),
};
export const planAwardRoundSchema = z.object({ ...about, unitId: unitIdSchema });
export type PlanAwardRound = z.infer<typeof planAwardRoundSchema>;
export const changeAwardRoundSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeAwardRound = z.infer<typeof changeAwardRoundSchema>;
export const cancelAwardRoundSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CancelAwardRound = z.infer<typeof cancelAwardRoundSchema>;

const MANAGE = { permission: AWARD_ROUND_PERMISSION.manage };

/** Its life: API, buttons, history and the test of every transition read this table. */
export const AWARD_ROUND_MACHINE = defineMachine({
  noun: 'honours.award-round',
  read: AWARD_ROUND_PERMISSION.read,
  create: { action: 'plan', to: 'planned', ...MANAGE },
  states: {
    planned: { tone: 'warning', step: 'open' },
    open: { tone: 'active', step: 'close' },
    closed: { tone: 'active', step: 'decide' },
    deciding: { tone: 'active', step: 'conclude' },
    concluded: { final: true, tone: 'success', step: 'conclude' },
    cancelled: { final: true, failed: true },
  },
  actions: {
    open: { from: ['planned'], to: 'open', ...MANAGE, command: plainCommandSchema, tone: 'active' },
    close: { from: ['open'], to: 'closed', ...MANAGE, command: plainCommandSchema },
    decide: { from: ['closed'], to: 'deciding', ...MANAGE, command: plainCommandSchema },
    conclude: { from: ['deciding'], to: 'concluded', ...MANAGE, command: plainCommandSchema, tone: 'success' },
    change: { from: ['planned'], awaited: [], ...MANAGE, command: changeAwardRoundSchema },
    cancel: {
      from: ['planned', 'open', 'closed'],
      awaited: [],
      to: 'cancelled',
      ...MANAGE,
      command: cancelAwardRoundSchema,
      danger: true,
    },
  },
  steps: { plan: 'plan', open: 'open', close: 'close', decide: 'decide', conclude: 'conclude' },
});
export type AwardRoundMachine = typeof AWARD_ROUND_MACHINE;
export type AwardRoundState = StateOf<AwardRoundMachine>;
export type AwardRoundAction = AnyActionOf<AwardRoundMachine>;

const answered = recordAnswers(AWARD_ROUND_MACHINE, {
  listed: {
    title: z.string(),
    year: z.int(),
    schemeTitle: z.string(),
    opensOn: daySchema,
    closesOn: daySchema,
    seats: z.int(),
  },
  shown: { schemeId: z.uuid(), classes: z.array(honourClassSchema), concludedOn: daySchema.nullable() },
  said: { reason: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const awardRoundAnswers = {
  ...answered,
  /** `for`: rounds of this unit, of those above, which are held for it too, and of those below. */
  query: answered.query.extend({ for: unitIdParamSchema.optional(), scheme: z.uuid().optional() }),
};
export type AwardRound = z.infer<typeof awardRoundAnswers.listed>;
export type AwardRoundDetail = z.infer<typeof awardRoundAnswers.shown>;
export type AwardRoundHistory = z.infer<typeof awardRoundAnswers.history>;
export type AwardRoundListQuery = z.infer<typeof awardRoundAnswers.query>;
