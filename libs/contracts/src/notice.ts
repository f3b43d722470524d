import { z } from 'zod';
import { daySchema } from './day.ts';
import { instantSchema, unitIdParamSchema, unitIdSchema } from './ids.ts';
import { pageQuerySchema } from './page.ts';
import { revealReasonSchema } from './privacy.ts';
import { unitRefSchema } from './unit.ts';
import { lineSchema, textSchema } from './words.ts';

/** The longest notice and the longest window for objections, in working days. */
export const MAX_NOTICE_DAYS = 60;

/** Where a notice stands. A published one is running until notice and window are over, by their days alone; then it has ended. */
export const NOTICE_PHASES = ['draft', 'to-publish', 'running', 'ended', 'withdrawn'] as const;
export const noticePhaseSchema = z.enum(NOTICE_PHASES);
export type NoticePhase = z.infer<typeof noticePhaseSchema>;

/** Through which door an objection came: `staff` is one of their own. */
export const NOTICE_DOORS = ['counter', 'phone', 'paper', 'staff'] as const;
export const noticeDoorSchema = z.enum(NOTICE_DOORS);
export type NoticeDoor = z.infer<typeof noticeDoorSchema>;

export const NOTICE_ACTIONS = ['update', 'submit', 'return', 'publish', 'withdraw', 'object'] as const;
export const noticeActionSchema = z.enum(NOTICE_ACTIONS);
export type NoticeAction = z.infer<typeof noticeActionSchema>;

export const OBJECTION_STATES = ['open', 'upheld', 'not-upheld'] as const;
export const objectionStateSchema = z.enum(OBJECTION_STATES);
export type ObjectionState = z.infer<typeof objectionStateSchema>;

/** Why what a notice blocks may not go on. `missing`: nobody has opened a notice for it. */
export const NOTICE_BARRIERS = [
  'missing',
  'not-published',
  'running',
  'objection-open',
  'objection-upheld',
  'withdrawn',
] as const;
export const noticeBarrierSchema = z.enum(NOTICE_BARRIERS);
export type NoticeBarrier = z.infer<typeof noticeBarrierSchema>;

const version = z.int().min(1);
const length = z.int().min(1).max(MAX_NOTICE_DAYS);

/** The record that a notice is about: owned by a plugin, named so that it can be shown when the plugin is away. */
export const noticeRecordSchema = z.object({
  /** Begins with the plugin's id: `training.batch`. */
  type: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/),
  id: z.string().min(1).max(100),
  title: lineSchema(200),
  /** Where its page opens below the plugin's own pages: `batches/7`. */
  route: z.string().max(300).nullable().default(null),
});
export type NoticeRecord = z.output<typeof noticeRecordSchema>;

/** What a plugin says when it opens a notice, in its own transaction. Lengths are in working days. */
export const openNoticeSchema = z.object({
  title: lineSchema(100),
  text: textSchema(5_000),
  unitId: unitIdSchema,
  days: length,
  /** Nobody shortens it below this, for instance because a rule of law says so. */
  minDays: length,
  /** How long objections are taken, from the publication on; not less than `days`. */
  objectionDays: length,
  record: noticeRecordSchema,
  /** What waits for it, in a word of the plugin's own: `training.batch.hire`. */
  blocks: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/),
});
export type OpenNotice = z.input<typeof openNoticeSchema>;

/** How the newest notice about a record stands, for whoever wants to go on with the record. */
export const noticeStandingSchema = z.object({
  notice: z.uuid(),
  title: z.string(),
  phase: noticePhaseSchema,
  mayGoOn: z.boolean(),
  barrier: noticeBarrierSchema.nullable(),
  /** The last day of notice and window; null before the publication. */
  until: daySchema.nullable(),
  openObjections: z.int(),
  upheldObjections: z.int(),
});
export type NoticeStanding = z.infer<typeof noticeStandingSchema>;

/** A notice as a list shows it. */
export const noticeSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  /** The plugin whose record it is about. */
  owner: z.object({ id: z.string(), name: z.string() }),
  unitId: unitIdSchema,
  unit: unitRefSchema,
  phase: noticePhaseSchema,
  days: z.int(),
  objectionDays: z.int(),
  publishedOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  objectionsOn: daySchema.nullable(),
  /** Working days that objections are still taken after today; 0 on the last day, null when it does not run. */
  daysLeft: z.int().nullable(),
  openObjections: z.int(),
  version: z.int(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** An objection. Its words and whose it is are shown to whoever answers objections there, or entered this one. */
export const noticeObjectionSchema = z.object({
  id: z.uuid(),
  door: noticeDoorSchema,
  state: objectionStateSchema,
  text: z.string().nullable(),
  /** Masked; whole only one by one, with a reason. Null where nothing was left, or it is not for the asker. */
  name: z.string().nullable(),
  contact: z.string().nullable(),
  enteredBy: z.string(),
  enteredAt: instantSchema,
  reply: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
  version: z.int(),
  actions: z.array(z.object({ action: z.enum(['answer', 'reveal']), barrier: z.enum(['own-objection']).nullable() })),
});
export type NoticeObjection = z.infer<typeof noticeObjectionSchema>;

export const NOTICE_EVENTS = [
  'opened',
  'updated',
  'submitted',
  'returned',
  'published',
  'withdrawn',
  'objected',
  'answered',
] as const;
export const noticeEventSchema = z.object({
  id: z.string(),
  kind: z.enum(NOTICE_EVENTS),
  at: instantSchema,
  by: z.string(),
  reason: z.string().nullable(),
});
export type NoticeEvent = z.infer<typeof noticeEventSchema>;

/** A notice's page. `preview`: the days it would have if it were published now. */
export const noticeDetailSchema = noticeSchema.extend({
  text: z.string(),
  minDays: z.int(),
  record: z.object({ type: z.string(), id: z.string(), title: z.string(), route: z.string().nullable() }),
  submittedBy: z.string().nullable(),
  publishedBy: z.string().nullable(),
  reason: z.string().nullable(),
  standing: z.object({ mayGoOn: z.boolean(), barrier: noticeBarrierSchema.nullable() }),
  preview: z.object({ endsOn: daySchema, objectionsOn: daySchema, unpublished: z.int().nullable() }).nullable(),
  createdAt: instantSchema,
  objections: z.array(noticeObjectionSchema),
  history: z.array(noticeEventSchema),
  actions: z.array(z.object({ action: noticeActionSchema, barrier: z.enum(['same-person']).nullable() })),
});
export type NoticeDetail = z.infer<typeof noticeDetailSchema>;

const filterSchema = z.object({
  unitId: unitIdParamSchema.optional(),
  /** Part of the title or of what the record is called. */
  q: z.string().trim().min(1).max(60).optional(),
});
export const noticeQuerySchema = pageQuerySchema.extend({
  ...filterSchema.shape,
  phase: noticePhaseSchema.optional(),
  /** Only those with an objection that nobody has answered. */
  objected: z.stringbool().optional(),
});
export type NoticeQuery = z.output<typeof noticeQuerySchema>;
export const noticeCountQuerySchema = filterSchema;
export type NoticeCountQuery = z.output<typeof noticeCountQuerySchema>;
const countSchema = z.object({ total: z.int(), exact: z.boolean() });
export const noticeCountsSchema = z.object({
  draft: countSchema,
  'to-publish': countSchema,
  running: countSchema,
  ended: countSchema,
  withdrawn: countSchema,
  objected: countSchema,
});
export type NoticeCounts = z.infer<typeof noticeCountsSchema>;

export const updateNoticeSchema = z.object({
  title: openNoticeSchema.shape.title,
  text: openNoticeSchema.shape.text,
  days: length,
  objectionDays: length,
  version,
});
export type UpdateNotice = z.output<typeof updateNoticeSchema>;
export const plainNoticeSchema = z.object({ version });
export const reasonNoticeSchema = z.object({ reason: textSchema(300), version });
export type ReasonNotice = z.output<typeof reasonNoticeSchema>;

/** An objection as somebody at the counter enters it. Who objects may leave a name and a way to be reached, or neither. */
export const objectToNoticeSchema = z.object({
  door: noticeDoorSchema,
  text: textSchema(2_000),
  name: lineSchema(40).nullable().default(null),
  contact: lineSchema(60).nullable().default(null),
});
export type ObjectToNotice = z.output<typeof objectToNoticeSchema>;

/** The answer of the office whose notice it is. An upheld objection stops what the notice blocks for good. */
export const answerObjectionSchema = z.object({ upheld: z.boolean(), reply: textSchema(2_000), version });
export type AnswerObjection = z.output<typeof answerObjectionSchema>;

export const OBJECTION_SECRETS = ['name', 'contact'] as const;
export const revealObjectionSchema = z.object({
  fields: z.array(z.enum(OBJECTION_SECRETS)).min(1).max(OBJECTION_SECRETS.length),
  reason: revealReasonSchema,
});
export type RevealObjection = z.output<typeof revealObjectionSchema>;
