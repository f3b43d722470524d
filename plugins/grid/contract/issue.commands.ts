import { accountIdSchema, recordVersionSchema, textSchema, unitIdSchema } from '@linli/contracts';
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

/** What came of an issue; where it stands is its state, a thing apart. */
export const ISSUE_OUTCOMES = ['fixed', 'partly-fixed', 'no-action-needed', 'not-ours', 'cannot-be-fixed'] as const;
export const issueOutcomeSchema = z.enum(ISSUE_OUTCOMES);
export type IssueOutcome = z.infer<typeof issueOutcomeSchema>;

/** Outcomes that must say why; `not-ours` must name the body that is responsible instead. */
export const OUTCOMES_WITH_REASON: readonly IssueOutcome[] = ['no-action-needed', 'cannot-be-fixed'];
export const OUTCOMES_WITH_NAMED_BODY: readonly IssueOutcome[] = ['not-ours'];

export const reportIssueSchema = z.object({
  category: issueCategorySchema,
  text: textSchema(2000),
  place: textSchema(200).optional(),
  unitId: unitIdSchema,
});
export type ReportIssue = z.infer<typeof reportIssueSchema>;

const version = recordVersionSchema;

export const refuseIssueSchema = z.object({ reason: textSchema(500), namedBody: textSchema(100), version });
export const assignIssueSchema = z.object({ handlerId: accountIdSchema, version });
export const resolveIssueSchema = z
  .object({
    outcome: issueOutcomeSchema,
    reply: textSchema(2000),
    reason: textSchema(500).optional(),
    namedBody: textSchema(100).optional(),
    version,
  })
  .superRefine(({ outcome, reason, namedBody }, context) => {
    const missing = (field: string) => context.addIssue({ code: 'custom', path: [field], message: 'required' });
    if (OUTCOMES_WITH_REASON.includes(outcome) && !reason) missing('reason');
    if (OUTCOMES_WITH_NAMED_BODY.includes(outcome) && !namedBody) missing('namedBody');
  });
export const reworkIssueSchema = z.object({ reason: textSchema(500), version });

export type RefuseIssue = z.infer<typeof refuseIssueSchema>;
export type AssignIssue = z.infer<typeof assignIssueSchema>;
export type ResolveIssue = z.infer<typeof resolveIssueSchema>;
export type ReworkIssue = z.infer<typeof reworkIssueSchema>;
