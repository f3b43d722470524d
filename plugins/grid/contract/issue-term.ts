import {
  accountRefSchema,
  daySchema,
  instantSchema,
  unitIdParamSchema,
  unitIdSchema,
  unitRefSchema,
} from '@linli/contracts';
import { z } from 'zod';
import { ISSUE_CATEGORIES, issueCategorySchema } from './issue.commands.ts';
import type { IssueCategory } from './issue.commands.ts';

/** Working days from the acceptance of an issue until it is to be resolved. */
export const termDaysSchema = z.int().min(1).max(60);

/** What holds in a district that has said nothing: what is dangerous first, what needs several bodies last. */
export const DEFAULT_TERM_DAYS: Readonly<Record<IssueCategory, number>> = {
  sanitation: 2,
  facilities: 5,
  roads: 5,
  greening: 7,
  order: 2,
  construction: 5,
  safety: 1,
  neighbours: 10,
  suggestion: 15,
  other: 5,
};

/** One category's term in a district. */
export const issueTermSchema = z.object({
  category: issueCategorySchema,
  days: termDaysSchema,
  /** How often the district has said something about it; 0: the default holds. */
  version: z.int().min(0),
  changedAt: instantSchema.nullable(),
  changedBy: accountRefSchema.nullable(),
  /** The last day of an issue that is accepted today; `unpublished`: the year of which only the weekends are known. */
  today: z.object({ lastDay: daySchema, unpublished: z.int().nullable() }),
});
export type IssueTerm = z.infer<typeof issueTermSchema>;

export const issueTermsSchema = z.object({
  /** Null where it is not one district that is asked about: the defaults. */
  district: unitRefSchema.nullable(),
  mayChange: z.boolean(),
  items: z.array(issueTermSchema).length(ISSUE_CATEGORIES.length),
});
export type IssueTerms = z.infer<typeof issueTermsSchema>;

/** Any unit of the district; by default the one district of the asker. */
export const issueTermsQuerySchema = z.object({ unit: unitIdParamSchema.optional() });
export type IssueTermsQuery = z.infer<typeof issueTermsQuerySchema>;

export const changeIssueTermSchema = z.object({
  districtId: unitIdSchema,
  category: issueCategorySchema,
  days: termDaysSchema,
  /** The version that was looked at. */
  version: z.int().min(0),
});
export type ChangeIssueTerm = z.infer<typeof changeIssueTermSchema>;

/**
 * How an issue stands to its time limit. While it is worked on `running` or `overdue`; once resolved `on-time` or `late`.
 * Work that was sent back is worked on again, within the same limit.
 */
export const TIMELINESS = ['running', 'overdue', 'on-time', 'late'] as const;
export const timelinessSchema = z.enum(TIMELINESS);
export type Timeliness = z.infer<typeof timelinessSchema>;

export const issueDueSchema = z.object({
  /** The instant at which the last day is over: from then on it is too late. */
  until: instantSchema,
  timeliness: timelinessSchema,
  /** The year of which only the weekends were known when the end was fixed. */
  unpublished: z.int().nullable(),
});
export type IssueDue = z.infer<typeof issueDueSchema>;
