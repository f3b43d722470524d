import {
  accountRefSchema,
  attachmentSchema,
  daySchema,
  historyLineSchema,
  instantSchema,
  offersSchema,
  pageOf,
  pageQuerySchema,
  pageTotalSchema,
  recordVersionSchema,
  unitIdParamSchema,
  unitIdSchema,
  unitRefSchema,
  waitingForSchema,
} from '@linli/contracts';
import type { Page } from '@linli/contracts';
import { z } from 'zod';
import { issueCategorySchema, issueOutcomeSchema } from './issue.commands.ts';
import { issueDueSchema, timelinessSchema } from './issue-term.ts';
import { ISSUE_MACHINE, issueStateSchema } from './issue.machine.ts';

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
  /** Null before it is accepted, and for what was accepted before there were limits. */
  due: issueDueSchema.nullable(),
  version: recordVersionSchema,
});
export type Issue = z.infer<typeof issueSchema>;

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
  /** In the order in which they came; their kind says whether of the report, the result or the check. */
  photos: z.array(attachmentSchema),
  actions: offersSchema(ISSUE_MACHINE),
  waitingFor: waitingForSchema(ISSUE_MACHINE),
});
export type IssueDetail = z.infer<typeof issueDetailSchema>;

/** One step in the life of an issue. */
export const issueEventSchema = historyLineSchema(ISSUE_MACHINE).extend({
  handler: accountRefSchema.nullable(),
  outcome: issueOutcomeSchema.nullable(),
  reason: z.string().nullable(),
  namedBody: z.string().nullable(),
  reply: z.string().nullable(),
});
export type IssueEvent = z.infer<typeof issueEventSchema>;
export const issueHistorySchema = z.object({ items: z.array(issueEventSchema) });

/** `mine-to-do`: the next step is mine; `overdue`: worked on, and too late; `mine`: reported by me. */
export const ISSUE_VIEWS = ['mine-to-do', 'overdue', 'all', 'mine'] as const;
export const issueViewSchema = z.enum(ISSUE_VIEWS);
export type IssueView = z.infer<typeof issueViewSchema>;

/** Several values as `a,b` or as a repeated word. */
const listOf = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((part) => part.split(',')))
    .pipe(z.array(item));

export const ISSUE_ORDERS = ['reportedAt', '-reportedAt', 'stateSince', '-stateSince', 'dueAt', '-dueAt'] as const;

export const issueFilterSchema = z.object({
  state: listOf(issueStateSchema).optional(),
  category: listOf(issueCategorySchema).optional(),
  /** Part of text, place or number. */
  q: z.string().trim().max(100).optional(),
  /** The unit and all below it. */
  unit: unitIdParamSchema.optional(),
  /** Days, the first and the last included: when it was reported, and when it was closed. */
  reportedFrom: daySchema.optional(),
  reportedTo: daySchema.optional(),
  closedFrom: daySchema.optional(),
  closedTo: daySchema.optional(),
  /** Was still worked on at the end of this day. */
  openOn: daySchema.optional(),
  timeliness: timelinessSchema.optional(),
  /** Days, the first and the last included, with whose beginning the limit was over: its last day was the one before. */
  dueFrom: daySchema.optional(),
  dueTo: daySchema.optional(),
});
export type IssueFilter = z.infer<typeof issueFilterSchema>;

export const issueListQuerySchema = pageQuerySchema
  .extend({
    ...issueFilterSchema.shape,
    view: issueViewSchema.default('all'),
    sort: z.enum(ISSUE_ORDERS).default('-reportedAt'),
  })
  // No index has all issues in the order of their limits; that of what is overdue has.
  .refine(({ view, sort }) => view === 'overdue' || !sort.endsWith('dueAt'), {
    path: ['sort'],
    error: 'unknown order',
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
