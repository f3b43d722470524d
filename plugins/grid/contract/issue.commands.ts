import { accountIdSchema, attachmentIdsSchema, recordVersionSchema, textSchema, unitIdSchema } from '@linli/contracts';
import { z } from 'zod';
import { CHECK_PHOTO, ISSUE_PHOTO, RESULT_PHOTO } from './issue.photos.ts';

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
  photos: attachmentIdsSchema(ISSUE_PHOTO).optional(),
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
    photos: attachmentIdsSchema(RESULT_PHOTO).optional(),
    version,
  })
  .superRefine(({ outcome, reason, namedBody }, context) => {
    const missing = (field: string) => context.addIssue({ code: 'custom', path: [field], message: 'required' });
    if (OUTCOMES_WITH_REASON.includes(outcome) && !reason) missing('reason');
    if (OUTCOMES_WITH_NAMED_BODY.includes(outcome) && !namedBody) missing('namedBody');
  });
const checkPhotos = attachmentIdsSchema(CHECK_PHOTO).optional();
export const verifyIssueSchema = z.object({ photos: checkPhotos, version });
export const reworkIssueSchema = z.object({ reason: textSchema(500), photos: checkPhotos, version });
/** Takes a photo off for good: it shows somebody's face, or what it must not. */
export const removePhotoSchema = z.object({ photoId: z.uuid(), reason: textSchema(500), version });

export type RefuseIssue = z.infer<typeof refuseIssueSchema>;
export type AssignIssue = z.infer<typeof assignIssueSchema>;
export type ResolveIssue = z.infer<typeof resolveIssueSchema>;
export type VerifyIssue = z.infer<typeof verifyIssueSchema>;
export type ReworkIssue = z.infer<typeof reworkIssueSchema>;
export type RemovePhoto = z.infer<typeof removePhotoSchema>;
