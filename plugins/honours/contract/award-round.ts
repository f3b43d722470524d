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
export const AWARD_ROUND_PERMISSION = {
  read: 'honours.award-round.read',
  /** Adds one, and corrects what is said about it. */
  manage: 'honours.award-round.manage',
  close: 'honours.award-round.close',
} as const;

const about = { title: lineSchema(60), note: textSchema(500).optional() };
export const createAwardRoundSchema = z.object({ ...about, unitId: unitIdSchema });
export type CreateAwardRound = z.infer<typeof createAwardRoundSchema>;
export const changeAwardRoundSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeAwardRound = z.infer<typeof changeAwardRoundSchema>;
export const closeAwardRoundSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CloseAwardRound = z.infer<typeof closeAwardRoundSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const AWARD_ROUND_MACHINE = defineMachine({
  noun: 'honours.award-round',
  read: AWARD_ROUND_PERMISSION.read,
  create: { action: 'create', to: 'active', permission: AWARD_ROUND_PERMISSION.manage },
  states: { active: { tone: 'active' }, closed: { final: true } },
  actions: {
    change: {
      from: ['active'],
      awaited: [],
      permission: AWARD_ROUND_PERMISSION.manage,
      command: changeAwardRoundSchema,
    },
    close: {
      from: ['active'],
      awaited: [],
      to: 'closed',
      permission: AWARD_ROUND_PERMISSION.close,
      command: closeAwardRoundSchema,
      danger: true,
    },
  },
});
export type AwardRoundMachine = typeof AWARD_ROUND_MACHINE;
export type AwardRoundState = StateOf<AwardRoundMachine>;
export type AwardRoundAction = AnyActionOf<AwardRoundMachine>;

/** As the API answers it, beside what is answered about every record. */
export const awardRoundAnswers = recordAnswers(AWARD_ROUND_MACHINE, {
  listed: { title: z.string() },
  shown: { note: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type AwardRound = z.infer<typeof awardRoundAnswers.listed>;
export type AwardRoundDetail = z.infer<typeof awardRoundAnswers.shown>;
export type AwardRoundHistory = z.infer<typeof awardRoundAnswers.history>;
export type AwardRoundListQuery = z.infer<typeof awardRoundAnswers.query>;
