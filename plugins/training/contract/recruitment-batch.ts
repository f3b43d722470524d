import {
  daySchema,
  defineMachine,
  lineSchema,
  noticeStandingSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const RECRUITMENT_BATCH_PERMISSION = {
  read: 'training.recruitment-batch.read',
  /** Plans, announces, enters the list, has it published, and closes. */
  manage: 'training.recruitment-batch.manage',
  /** Lets those on the list be hired, once their notice has run. */
  hire: 'training.recruitment-batch.hire',
  /** Vouches for a notice that was given on paper, before or beside this system. */
  approve: 'training.recruitment-batch.approve',
} as const;

/**
 * Working days that a list is shown at least, and shown unless somebody says more. A setting of this product: no rule of law
 * is claimed for it; where a local rule asks for more, the batch says so when its list is published.
 */
export const MIN_NOTICE_DAYS = 5;
/** What a notice of this plugin holds up, in its own word. */
export const HIRE_BLOCKED = 'training.recruitment-batch.hire';

const about = {
  title: lineSchema(60),
  /** How many people it is planned for. */
  places: z.int().min(1).max(5000),
  note: textSchema(500).optional(),
};
const version = recordVersionSchema;
export const planRecruitmentBatchSchema = z.object({ ...about, unitId: unitIdSchema });
export type PlanRecruitmentBatch = z.infer<typeof planRecruitmentBatchSchema>;
export const changeRecruitmentBatchSchema = z.object({ ...about, version });
export type ChangeRecruitmentBatch = z.infer<typeof changeRecruitmentBatchSchema>;
export const announceRecruitmentBatchSchema = z.object({
  announcedOn: daySchema,
  /** Where people could read it. */
  place: lineSchema(120),
  version,
});
export type AnnounceRecruitmentBatch = z.infer<typeof announceRecruitmentBatchSchema>;
export const publishRecruitmentBatchSchema = z.object({ days: z.int().min(MIN_NOTICE_DAYS).max(60), version });
export type PublishRecruitmentBatch = z.infer<typeof publishRecruitmentBatchSchema>;
/** A notice that hung on paper: where, and from which day to which. */
export const recordNoticeSchema = z.object({ from: daySchema, until: daySchema, place: lineSchema(120), version });
export type RecordNotice = z.infer<typeof recordNoticeSchema>;
export const hireRecruitmentBatchSchema = z.object({
  /** The first day at work. */
  startsOn: daySchema,
  version,
});
export type HireRecruitmentBatch = z.infer<typeof hireRecruitmentBatchSchema>;
const why = { reason: textSchema(200), version };
export const reviseRecruitmentBatchSchema = z.object(why);
export type ReviseRecruitmentBatch = z.infer<typeof reviseRecruitmentBatchSchema>;
export const cancelRecruitmentBatchSchema = z.object(why);
export type CancelRecruitmentBatch = z.infer<typeof cancelRecruitmentBatchSchema>;

const P = RECRUITMENT_BATCH_PERMISSION;
/** Its life: API, buttons, history and the test of every transition read this table. */
export const RECRUITMENT_BATCH_MACHINE = defineMachine({
  noun: 'training.recruitment-batch',
  read: P.read,
  create: { action: 'plan', to: 'planned', permission: P.manage },
  steps: { planned: 'plan', announced: 'announce', published: 'publish', hired: 'hire', closed: 'close' },
  states: {
    planned: { step: 'planned' },
    announced: { step: 'announced', tone: 'active' },
    published: { step: 'published', tone: 'active' },
    hired: { step: 'hired', tone: 'active' },
    closed: { step: 'closed', final: true, tone: 'success' },
    cancelled: { final: true, failed: true },
  },
  guards: { notPlanner: { barrier: 'own-batch' } },
  actions: {
    announce: { from: ['planned'], to: 'announced', permission: P.manage, command: announceRecruitmentBatchSchema },
    publish: { from: ['announced'], to: 'published', permission: P.manage, command: publishRecruitmentBatchSchema },
    hire: { from: ['published'], to: 'hired', permission: P.hire, command: hireRecruitmentBatchSchema },
    close: { from: ['hired'], to: 'closed', permission: P.manage },
    change: {
      from: ['planned', 'announced'],
      awaited: [],
      permission: P.manage,
      command: changeRecruitmentBatchSchema,
    },
    /** Its list is entered, or another one in its place. */
    list: { from: ['announced'], awaited: [], permission: P.manage },
    'record-notice': {
      from: ['announced'],
      awaited: [],
      to: 'published',
      permission: P.approve,
      guards: ['notPlanner'],
      command: recordNoticeSchema,
    },
    /** Back to its list, which is then published anew. */
    revise: {
      from: ['published'],
      awaited: [],
      to: 'announced',
      permission: P.manage,
      command: reviseRecruitmentBatchSchema,
      tone: 'warning',
    },
    cancel: {
      from: ['planned', 'announced', 'published'],
      awaited: [],
      to: 'cancelled',
      permission: P.manage,
      command: cancelRecruitmentBatchSchema,
      danger: true,
    },
  },
});
export type RecruitmentBatchMachine = typeof RECRUITMENT_BATCH_MACHINE;
export type RecruitmentBatchState = StateOf<RecruitmentBatchMachine>;
export type RecruitmentBatchAction = AnyActionOf<RecruitmentBatchMachine>;

/** Of its list, how many stand where; `gone` were taken off it, or given up. */
export const hireTallySchema = z.object({
  listed: z.int(),
  pending: z.int(),
  refused: z.int(),
  done: z.int(),
  gone: z.int(),
});
export type HireTally = z.infer<typeof hireTallySchema>;

/** How the list of a batch stands in one street. */
export const streetTallySchema = z.object({
  unit: z.object({ id: unitIdSchema, name: z.string() }),
  total: z.int(),
  done: z.int(),
  refused: z.int(),
});
export type StreetTally = z.infer<typeof streetTallySchema>;

/** As the API answers it, beside what is answered about every record. */
export const recruitmentBatchAnswers = recordAnswers(RECRUITMENT_BATCH_MACHINE, {
  listed: { title: z.string(), places: z.int(), listed: z.int(), announcedOn: daySchema.nullable() },
  shown: {
    note: z.string().nullable(),
    place: z.string().nullable(),
    startsOn: daySchema.nullable(),
    /** How its notice in core stands; null without one. */
    notice: noticeStandingSchema.nullable(),
    /** The notice that hung on paper. */
    paperNotice: z.object({ from: daySchema, until: daySchema, place: z.string() }).nullable(),
    tally: hireTallySchema,
    /** Without those who are not hired any more. */
    streets: z.array(streetTallySchema),
  },
  said: {
    reason: z.string().nullable(),
    place: z.string().nullable(),
    listed: z.int().nullable(),
    days: z.int().nullable(),
  },
});
export type RecruitmentBatch = z.infer<typeof recruitmentBatchAnswers.listed>;
export type RecruitmentBatchDetail = z.infer<typeof recruitmentBatchAnswers.shown>;
export type RecruitmentBatchHistory = z.infer<typeof recruitmentBatchAnswers.history>;
export type RecruitmentBatchListQuery = z.infer<typeof recruitmentBatchAnswers.query>;
