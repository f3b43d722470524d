import { daySchema, lineSchema, recordVersionSchema, textSchema, unitIdSchema } from '@linli/contracts';
import { z } from 'zod';

export const PROJECT_TYPES = ['service', 'goods', 'works', 'activity'] as const;
export type ProjectType = (typeof PROJECT_TYPES)[number];
/** Who had the idea; never who exactly. */
export const PROPOSERS = ['resident', 'group', 'community', 'party-member', 'organisation'] as const;
/** How an idea of residents came in that somebody else entered. */
export const PROPOSAL_DOORS = ['counter', 'phone', 'paper'] as const;
export const MEETING_KINDS = ['residents', 'delegates', 'council', 'joint'] as const;

/** Working days that a project is shown at least: a setting of this product, no rule of law is claimed for it. */
export const MIN_PROJECT_NOTICE_DAYS = 5;
/** The most that one item may cost, in fen (1 000 million yuan): sums of all items stay exact. */
export const MAX_ITEM_FEN = 100_000_000_000;
export const MAX_ITEMS = 30;

/** What the money is for, and how much of it, in whole fen. */
export const budgetItemSchema = z.object({ name: lineSchema(60), fen: z.int().min(1).max(MAX_ITEM_FEN) });
export type BudgetItem = z.infer<typeof budgetItemSchema>;
export const budgetItemsSchema = z.array(budgetItemSchema).min(1).max(MAX_ITEMS);

const about = {
  title: lineSchema(60),
  type: z.enum(PROJECT_TYPES),
  proposer: z.enum(PROPOSERS),
  door: z.enum(PROPOSAL_DOORS).optional(),
  need: textSchema(1000),
  /** Number of an issue, a proposal or a minute that the need comes from. */
  needRef: lineSchema(60).optional(),
  lineId: z.uuid(),
  items: budgetItemsSchema,
  /** An organisation, as it is registered. */
  supplier: lineSchema(80).optional(),
  quotations: textSchema(500).optional(),
  plannedFrom: daySchema,
  plannedUntil: daySchema,
};
const version = recordVersionSchema;

export const draftProjectSchema = z.object({ unitId: unitIdSchema, ...about });
export type DraftProject = z.infer<typeof draftProjectSchema>;
export const changeProjectSchema = z.object({ ...about, version });
export type ChangeProject = z.infer<typeof changeProjectSchema>;
/** What the rules in force say about a project that is being written. */
export const checkProjectSchema = z.object({
  lineId: z.uuid(),
  type: z.enum(PROJECT_TYPES),
  fen: z
    .int()
    .min(0)
    .max(MAX_ITEM_FEN * MAX_ITEMS),
  text: z.string().max(4000),
});
export type CheckProject = z.infer<typeof checkProjectSchema>;

const people = z.int().min(0).max(100_000);
export const deliberateProjectSchema = z.object({
  heldOn: daySchema,
  meeting: z.enum(MEETING_KINDS),
  attendees: z.int().min(1).max(100_000),
  votesFor: people,
  votesAgainst: people,
  version,
});
export type DeliberateProject = z.infer<typeof deliberateProjectSchema>;

const why = { reason: textSchema(300), version };
export const projectReasonSchema = z.object(why);
export type ProjectReason = z.infer<typeof projectReasonSchema>;
export const projectOpinionSchema = z.object({ opinion: textSchema(300).optional(), version });
export type ProjectOpinion = z.infer<typeof projectOpinionSchema>;
export const noticeProjectSchema = z.object({ days: z.int().min(MIN_PROJECT_NOTICE_DAYS).max(60), version });
export type NoticeProject = z.infer<typeof noticeProjectSchema>;
/** A notice that hung on paper: where, and from which day to which. */
export const paperNoticeSchema = z.object({ from: daySchema, until: daySchema, place: lineSchema(120), version });
export type PaperNotice = z.infer<typeof paperNoticeSchema>;
export const beginProjectSchema = z.object({ startedOn: daySchema, version });
export type BeginProject = z.infer<typeof beginProjectSchema>;
export const completeProjectSchema = z.object({ completedOn: daySchema, completion: textSchema(1000), version });
export type CompleteProject = z.infer<typeof completeProjectSchema>;
/** What everybody may read about it, in words that name nobody. */
export const publishProjectSchema = z.object({ summary: textSchema(500), version });
export type PublishProject = z.infer<typeof publishProjectSchema>;
