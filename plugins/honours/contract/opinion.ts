import { daySchema, defineMachine, lineSchema, recordAnswers, recordVersionSchema, textSchema } from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const OPINION_PERMISSION = {
  read: 'honours.opinion.read',
  ask: 'honours.opinion.ask',
  /** Answers for the body that was asked, or writes down what it answered. */
  answer: 'honours.opinion.answer',
} as const;

const version = recordVersionSchema;
export const askOpinionSchema = z.object({
  candidacyId: z.uuid(),
  /** The body of core's that is asked. */
  organisationId: z.uuid(),
  /** In working days. */
  days: z.int().min(1).max(60),
});
export type AskOpinion = z.infer<typeof askOpinionSchema>;
export const answerOpinionSchema = z.object({
  verdict: z.enum(['no-objection', 'concern']),
  /** In its own words. */
  words: textSchema(500),
  /** Who signed it there. */
  signedBy: lineSchema(40).optional(),
  version,
});
export type AnswerOpinion = z.infer<typeof answerOpinionSchema>;
export const takeBackOpinionSchema = z.object({ reason: textSchema(200), version });
export type TakeBackOpinion = z.infer<typeof takeBackOpinionSchema>;

const P = OPINION_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const OPINION_MACHINE = defineMachine({
  noun: 'honours.opinion',
  read: P.read,
  create: { action: 'ask', to: 'asked', permission: P.ask },
  states: { asked: { tone: 'active' }, answered: { final: true, tone: 'success' }, 'taken-back': { final: true } },
  actions: {
    answer: { from: ['asked'], to: 'answered', permission: P.answer, command: answerOpinionSchema },
    'take-back': {
      from: ['asked'],
      awaited: [],
      to: 'taken-back',
      permission: P.ask,
      command: takeBackOpinionSchema,
      danger: true,
    },
  },
});
export type OpinionMachine = typeof OPINION_MACHINE;
export type OpinionState = StateOf<OpinionMachine>;
export type OpinionAction = AnyActionOf<OpinionMachine>;

/** As the API answers it, beside what is answered about every record. */
export const opinionAnswers = recordAnswers(OPINION_MACHINE, {
  listed: {
    candidacyId: z.uuid(),
    no: z.string(),
    organisation: z.string(),
    dueOn: daySchema,
    verdict: z.enum(['no-objection', 'concern']).nullable(),
    isOverdue: z.boolean(),
  },
  shown: { words: z.string().nullable(), signedBy: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type Opinion = z.infer<typeof opinionAnswers.listed>;
export type OpinionDetail = z.infer<typeof opinionAnswers.shown>;
export type OpinionHistory = z.infer<typeof opinionAnswers.history>;
export const opinionQuerySchema = opinionAnswers.query.extend({ candidacy: z.uuid().optional() });
export type OpinionListQuery = z.infer<typeof opinionQuerySchema>;
