import { attachmentIdsSchema, lineSchema, recordVersionSchema, textSchema, unitIdSchema } from '@linli/contracts';
import { z } from 'zod';
import { activityKindSchema } from './activity-kind.ts';
import { ACTIVITY_PHOTO } from './activity.photos.ts';

/** More seats than any square of the district has: a slip of the keyboard is none. */
export const MOST_SEATS = 100_000;
/** Longest activity: a fair may last a weekend, and a night passes midnight. */
export const LONGEST_ACTIVITY_HOURS = 72;

const instant = z.iso.datetime({ offset: true });
const version = recordVersionSchema;

const about = {
  kind: activityKindSchema,
  title: lineSchema(60),
  /** What people asked for and it answers; or, in the next field, why it answers nothing of the kind. */
  need: textSchema(200).optional(),
  noNeedReason: lineSchema(120).optional(),
  audience: lineSchema(60),
  startsAt: instant,
  endsAt: instant,
  /** One of the plugin's venues, or a place in words; a venue may be told more exactly in words. */
  venueId: z.uuid().optional(),
  place: lineSchema(120).optional(),
  /** A body of core; left out: the unit itself. */
  organiserId: z.uuid().optional(),
  coOrganisers: z.array(lineSchema(60)).max(10).default([]),
  /** 联盟共建: the alliance that organiser or co-organiser belongs to. Without one it is an event of the unit's own. */
  alliance: lineSchema(60).optional(),
  seats: z.int().min(1).max(MOST_SEATS).optional(),
  /** In fen; nothing is a figure, too. */
  costFen: z.int().min(0),
  programmeId: z.uuid().optional(),
  brandId: z.uuid().optional(),
};
/** What is written down of one that was held: a number, a line, and photos for who has some. */
const recorded = {
  headCount: z.int().min(0).max(MOST_SEATS),
  summary: lineSchema(120),
  photos: attachmentIdsSchema(ACTIVITY_PHOTO).optional(),
  /** Those in the photos have agreed to their being shown. */
  photosMayShow: z.boolean().default(false),
};
const reason = textSchema(200);

export const suggestActivitySchema = z.object({
  kind: activityKindSchema,
  title: lineSchema(60),
  need: textSchema(200).optional(),
  unitId: unitIdSchema,
});
export type SuggestActivity = z.infer<typeof suggestActivitySchema>;
export const planActivitySchema = z.object({ ...about, version });
export type PlanActivity = z.infer<typeof planActivitySchema>;
export type ActivityPlan = Omit<PlanActivity, 'version'>;
/** One that is planned at once, without having been an idea here. */
export const addActivitySchema = z.object({ ...about, unitId: unitIdSchema });
export type AddActivity = z.infer<typeof addActivitySchema>;
export const recordActivitySchema = z.object({ ...recorded, version });
export type RecordActivity = z.infer<typeof recordActivitySchema>;
/** 补录: one that was held before it was known here, in one go. */
export const recordPastActivitySchema = z.object({ ...about, ...recorded, unitId: unitIdSchema });
export type RecordPastActivity = z.infer<typeof recordPastActivitySchema>;
export const recordIdeaActivitySchema = z.object({ ...about, ...recorded, version });
export type RecordIdeaActivity = z.infer<typeof recordIdeaActivitySchema>;
export const correctActivitySchema = z.object({
  headCount: recorded.headCount,
  summary: recorded.summary,
  photosMayShow: recorded.photosMayShow,
  reason,
  version,
});
export type CorrectActivity = z.infer<typeof correctActivitySchema>;
export const withReasonSchema = z.object({ reason, version });
export type WithReason = z.infer<typeof withReasonSchema>;
export const removeActivityPhotoSchema = z.object({ photoId: z.uuid(), reason, version });
export type RemoveActivityPhoto = z.infer<typeof removeActivityPhotoSchema>;
