import {
  daySchema,
  defineMachine,
  instantSchema,
  personIdSchema,
  plainCommandSchema,
  postTypeIdSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';
import { APPRAISAL_ROUND_PERMISSION, MOST_POINTS } from './appraisal-round.ts';

export const APPRAISAL_PERMISSION = {
  read: 'training.appraisal.read',
  /** Of the outside body's assessor: files findings about whom the round assigns to them, in its period. */
  assess: 'training.appraisal.assess',
  /** Replies to one's own. */
  reply: 'training.appraisal.reply',
  /** Of the street: puts it in force, or sends it back. */
  confirm: 'training.appraisal.confirm',
} as const;

/** Working days in which somebody replies to what was found about them; a setting of the product. */
export const REPLY_DAYS = 5;
/** What was found on a point of the standard. There is no number, and nothing is added up. */
export const FINDINGS = ['met', 'partly', 'not-met'] as const;
const findingSchema = z.object({ finding: z.enum(FINDINGS), evidence: textSchema(500) });
export type Finding = z.infer<typeof findingSchema>;

const version = recordVersionSchema;
export const fileAppraisalSchema = z.object({
  /** One for each point of the standard, in its order. */
  findings: z.array(findingSchema).min(1).max(MOST_POINTS),
  summary: textSchema(500),
  version,
});
export type FileAppraisal = z.infer<typeof fileAppraisalSchema>;
export const replyAppraisalSchema = z.object({ reply: textSchema(1000), version });
export type ReplyAppraisal = z.infer<typeof replyAppraisalSchema>;
export const returnAppraisalSchema = z.object({ reason: textSchema(300), version });
export type ReturnAppraisal = z.infer<typeof returnAppraisalSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const APPRAISAL_MACHINE = defineMachine({
  noun: 'training.appraisal',
  read: APPRAISAL_PERMISSION.read,
  create: { action: 'open', to: 'open', permission: APPRAISAL_ROUND_PERMISSION.manage },
  states: {
    open: { tone: 'warning', step: 'file' },
    returned: { tone: 'danger', failed: true, step: 'file' },
    filed: { tone: 'active', step: 'reply' },
    replied: { tone: 'warning', step: 'confirm' },
    'in-force': { final: true, tone: 'success', step: 'confirm' },
  },
  guards: {
    assessor: { barrier: 'not-assessor', quiet: true },
    period: { barrier: 'not-in-period', about: 'record' },
    self: { barrier: 'not-self', quiet: true },
    'not-self': { barrier: 'own-appraisal' },
    'time-is-over': { barrier: 'still-time', about: 'record' },
  },
  actions: {
    file: {
      from: ['open', 'returned'],
      to: 'filed',
      permission: APPRAISAL_PERMISSION.assess,
      guards: ['assessor', 'period'],
      command: fileAppraisalSchema,
    },
    reply: {
      from: ['filed'],
      to: 'replied',
      permission: APPRAISAL_PERMISSION.reply,
      guards: ['self'],
      command: replyAppraisalSchema,
    },
    // Silence is an answer once the time is over; whoever confirms says so.
    'no-reply': {
      from: ['filed'],
      awaited: [],
      to: 'replied',
      permission: APPRAISAL_PERMISSION.confirm,
      guards: ['not-self', 'time-is-over'],
      command: plainCommandSchema,
    },
    confirm: {
      from: ['replied'],
      to: 'in-force',
      permission: APPRAISAL_PERMISSION.confirm,
      guards: ['not-self'],
      command: plainCommandSchema,
      tone: 'success',
    },
    return: {
      from: ['replied'],
      to: 'returned',
      permission: APPRAISAL_PERMISSION.confirm,
      guards: ['not-self'],
      under: 'confirm',
      command: returnAppraisalSchema,
      tone: 'danger',
    },
  },
  steps: { open: 'open', file: 'file', reply: 'reply', confirm: 'confirm' },
});
export type AppraisalMachine = typeof APPRAISAL_MACHINE;
export type AppraisalState = StateOf<AppraisalMachine>;
export type AppraisalAction = AnyActionOf<AppraisalMachine>;

const answered = recordAnswers(APPRAISAL_MACHINE, {
  listed: {
    roundId: z.uuid(),
    roundTitle: z.string(),
    person: z.object({ id: personIdSchema, name: z.string() }),
    post: postTypeIdSchema,
    organisation: z.string(),
    /** Last day of the round: until then the assessor sees it. */
    endsOn: daySchema,
  },
  shown: {
    points: z.array(z.string()),
    assessor: z.string(),
    findings: z.array(findingSchema).nullable(),
    summary: z.string().nullable(),
    reply: z.string().nullable(),
    /** Until when a reply is waited for. */
    replyUntil: instantSchema.nullable(),
  },
  said: { reason: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const appraisalAnswers = {
  ...answered,
  query: answered.query.extend({ round: z.uuid().optional() }),
};
export type Appraisal = z.infer<typeof appraisalAnswers.listed>;
export type AppraisalDetail = z.infer<typeof appraisalAnswers.shown>;
export type AppraisalHistory = z.infer<typeof appraisalAnswers.history>;
export type AppraisalListQuery = z.infer<typeof appraisalAnswers.query>;
