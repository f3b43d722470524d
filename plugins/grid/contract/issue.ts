import {
  accountIdSchema,
  instantSchema,
  pageOf,
  pageQuerySchema,
  pageTotalSchema,
  unitIdParamSchema,
  unitIdSchema,
  unitRefSchema,
} from '@linli/contracts';
import type { Page } from '@linli/contracts';
import { z } from 'zod';

export const ISSUE_CATEGORIES = [
  'sanitation',
  'facilities',
  'roads',
  'greening',
  'order',
  'construction',
  'safety',
  'neighbours',
  'suggestion',
  'other',
] as const;
export const issueCategorySchema = z.enum(ISSUE_CATEGORIES);
export type IssueCategory = z.infer<typeof issueCategorySchema>;

/** Where an issue stands. What came of it is its outcome, a thing apart. */
export const ISSUE_STATES = [
  'reported',
  'not-accepted',
  'accepted',
  'assigned',
  'in-progress',
  'resolved',
  'rework',
  'verified',
  'closed',
] as const;
export const issueStateSchema = z.enum(ISSUE_STATES);
export type IssueState = z.infer<typeof issueStateSchema>;

export const ISSUE_OUTCOMES = ['fixed', 'partly-fixed', 'no-action-needed', 'not-ours', 'cannot-be-fixed'] as const;
export const issueOutcomeSchema = z.enum(ISSUE_OUTCOMES);
export type IssueOutcome = z.infer<typeof issueOutcomeSchema>;

/** Outcomes that must say why; `not-ours` must name the body that is responsible instead. */
export const OUTCOMES_WITH_REASON: readonly IssueOutcome[] = ['no-action-needed', 'cannot-be-fixed'];
export const OUTCOMES_WITH_NAMED_BODY: readonly IssueOutcome[] = ['not-ours'];

export const ISSUE_ACTIONS = ['accept', 'refuse', 'assign', 'start', 'resolve', 'verify', 'rework', 'close'] as const;
export const issueActionSchema = z.enum(ISSUE_ACTIONS);
export type IssueAction = z.infer<typeof issueActionSchema>;

/** Text of people: trimmed, no control characters but line break and tab. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*(?:[\n\r\t][^\p{Cc}]*)*$/u);

export const reportIssueSchema = z.object({
  category: issueCategorySchema,
  text: words(2000),
  place: words(200).optional(),
  unitId: unitIdSchema,
});
export type ReportIssue = z.infer<typeof reportIssueSchema>;

/** The version of the issue that was looked at: a command on an older one is a conflict. */
const version = z.int().min(1);

export const refuseIssueSchema = z.object({ reason: words(500), namedBody: words(100), version });
export const assignIssueSchema = z.object({ handlerId: accountIdSchema, version });
export const resolveIssueSchema = z
  .object({
    outcome: issueOutcomeSchema,
    reply: words(2000),
    reason: words(500).optional(),
    namedBody: words(100).optional(),
    version,
  })
  .superRefine(({ outcome, reason, namedBody }, context) => {
    const missing = (field: string) => context.addIssue({ code: 'custom', path: [field], message: 'required' });
    if (OUTCOMES_WITH_REASON.includes(outcome) && !reason) missing('reason');
    if (OUTCOMES_WITH_NAMED_BODY.includes(outcome) && !namedBody) missing('namedBody');
  });
export const reworkIssueSchema = z.object({ reason: words(500), version });
/** Commands that need no words: accept, start, verify, close. */
export const plainCommandSchema = z.object({ version });

export type RefuseIssue = z.infer<typeof refuseIssueSchema>;
export type AssignIssue = z.infer<typeof assignIssueSchema>;
export type ResolveIssue = z.infer<typeof resolveIssueSchema>;
export type ReworkIssue = z.infer<typeof reworkIssueSchema>;
export type PlainCommand = z.infer<typeof plainCommandSchema>;

const accountRefSchema = z.object({ id: accountIdSchema, name: z.string() });
export type AccountRef = z.infer<typeof accountRefSchema>;

/** An issue as a list shows it. */
export const issueSchema = z.object({
  id: z.uuid(),
  /** For people: WG-20261123-000017, with the day in Asia/Shanghai. */
  no: z.string(),
  category: issueCategorySchema,
  text: z.string(),
  place: z.string().nullable(),
  unitId: unitIdSchema,
  /** Where it is, from the district down; the last one is the unit it was reported at. */
  path: z.array(unitRefSchema),
  state: issueStateSchema,
  stateSince: instantSchema,
  outcome: issueOutcomeSchema.nullable(),
  handler: accountRefSchema.nullable(),
  reporter: accountRefSchema,
  reportedAt: instantSchema,
  version,
});
export type Issue = z.infer<typeof issueSchema>;

/** Why an act that the state and my permission would allow is not for me. */
export const issueBarrierSchema = z.enum(['not-handler', 'same-person']);
export type IssueBarrier = z.infer<typeof issueBarrierSchema>;

/** An issue's page: `actions` is what the asker may do now, or could if it were not for `barrier`. */
export const issueDetailSchema = issueSchema.extend({
  /** Why it was not accepted, came to nothing, or was sent back: the reason of the last step that needs one. */
  reason: z.string().nullable(),
  /** Who is responsible instead. */
  namedBody: z.string().nullable(),
  /** What the reporter and the public read. */
  reply: z.string().nullable(),
  resolvedBy: accountRefSchema.nullable(),
  verifiedBy: accountRefSchema.nullable(),
  actions: z.array(z.object({ action: issueActionSchema, barrier: issueBarrierSchema.nullable() })),
  /** The next step and who has it: a person, or whoever is in charge at a unit. Null at the end. */
  waitingFor: z
    .object({ action: issueActionSchema, person: z.string().nullable(), unit: unitRefSchema.nullable() })
    .nullable(),
});
export type IssueDetail = z.infer<typeof issueDetailSchema>;

/** One step in the life of an issue. */
export const issueEventSchema = z.object({
  id: z.uuid(),
  action: z.enum(['report', ...ISSUE_ACTIONS]),
  at: instantSchema,
  by: accountRefSchema,
  handler: accountRefSchema.nullable(),
  outcome: issueOutcomeSchema.nullable(),
  reason: z.string().nullable(),
  namedBody: z.string().nullable(),
  reply: z.string().nullable(),
});
export type IssueEvent = z.infer<typeof issueEventSchema>;
export const issueHistorySchema = z.object({ items: z.array(issueEventSchema) });

/** `mine-to-do`: the next step is mine; `mine`: reported by me. */
export const ISSUE_VIEWS = ['mine-to-do', 'all', 'mine'] as const;
export const issueViewSchema = z.enum(ISSUE_VIEWS);
export type IssueView = z.infer<typeof issueViewSchema>;

/** Several values as `a,b` or as a repeated word. */
const listOf = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((part) => part.split(',')))
    .pipe(z.array(item));

export const ISSUE_ORDERS = ['reportedAt', '-reportedAt', 'stateSince', '-stateSince'] as const;

export const issueFilterSchema = z.object({
  state: listOf(issueStateSchema).optional(),
  category: listOf(issueCategorySchema).optional(),
  /** Part of text, place or number. */
  q: z.string().trim().max(100).optional(),
  /** The unit and all below it. */
  unit: unitIdParamSchema.optional(),
});
export type IssueFilter = z.infer<typeof issueFilterSchema>;

export const issueListQuerySchema = pageQuerySchema.extend({
  ...issueFilterSchema.shape,
  view: issueViewSchema.default('all'),
  sort: z.enum(ISSUE_ORDERS).default('-reportedAt'),
});
export type IssueListQuery = z.infer<typeof issueListQuerySchema>;

export const issuePageSchema = pageOf(issueSchema);
export type IssuePage = Page<Issue>;
export const issueCountsSchema = z.record(issueViewSchema, pageTotalSchema);
export type IssueCounts = z.infer<typeof issueCountsSchema>;

export const searchQuerySchema = z.object({ q: z.string().trim().max(100).default('') });
export const searchResultSchema = z.object({
  items: z.array(z.object({ title: z.string(), subtitle: z.string(), route: z.string() })),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

/** An issue has no title of its own: what its text begins with, up to the first stop. */
export function titleOf({ text }: { text: string }): string {
  const start = text.split(/[,\uFF0C\u3002;\uFF1B!\uFF01?\uFF1F\n]/u, 1)[0]?.trim() || text;
  const letters = [...start];
  return letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : start;
}
