import {
  attachmentSchema,
  daySchema,
  instantSchema,
  recordAnswers,
  severalOf,
  unitIdParamSchema,
} from '@linli/contracts';
import { z } from 'zod';
import { activityKindSchema } from './activity-kind.ts';
import { ACTIVITY_MACHINE } from './activity.machine.ts';

export const ACTIVITY_VIEWS = ['this-week', 'to-record', 'mine', 'all'] as const;
export type ActivityView = (typeof ACTIVITY_VIEWS)[number];

/** A day on which nobody works, or everybody does though it is a weekend. */
export const activityDaySchema = z.object({
  day: daySchema,
  kind: z.enum(['holiday', 'swapped']),
  name: z.string().nullable(),
});
export type ActivityDay = z.infer<typeof activityDaySchema>;

const linked = z.object({ id: z.uuid(), title: z.string() }).nullable();
const answered = recordAnswers(ACTIVITY_MACHINE, {
  listed: {
    title: z.string(),
    kind: activityKindSchema,
    startsAt: instantSchema.nullable(),
    endsAt: instantSchema.nullable(),
    /** Venue and place as one line; null while it is an idea. */
    where: z.string().nullable(),
    alliance: z.string().nullable(),
    headCount: z.int().nullable(),
    heldOn: daySchema.nullable(),
  },
  shown: {
    need: z.string().nullable(),
    noNeedReason: z.string().nullable(),
    audience: z.string().nullable(),
    venueId: z.uuid().nullable(),
    venue: linked,
    place: z.string().nullable(),
    organiserId: z.uuid().nullable(),
    organiserName: z.string().nullable(),
    coOrganisers: z.array(z.string()),
    seats: z.int().nullable(),
    costFen: z.int().nullable(),
    programmeId: z.uuid().nullable(),
    programme: linked,
    brandId: z.uuid().nullable(),
    brand: linked,
    summary: z.string().nullable(),
    photosMayShow: z.boolean(),
    photos: z.array(attachmentSchema),
    days: z.array(activityDaySchema),
  },
  said: { reason: z.string().nullable(), headCount: z.int().nullable() },
});

/** As the API answers it, beside what is answered about every record. */
export const activityAnswers = {
  ...answered,
  query: answered.query.extend({
    view: z.enum(ACTIVITY_VIEWS).optional(),
    kind: severalOf(activityKindSchema).optional(),
    /** `1`: of a help kind, held, recorded, and under an alliance: what the district's figure counts. */
    counted: z.enum(['1']).optional(),
    /** Held on this day or after, or before; of those that are recorded. */
    heldFrom: daySchema.optional(),
    heldTo: daySchema.optional(),
    /** On one of the seven days from this one on, cancelled ones left out. */
    week: daySchema.optional(),
    programme: z.uuid().optional(),
    brand: z.uuid().optional(),
  }),
};
export type Activity = z.infer<typeof activityAnswers.listed>;
export type ActivityDetail = z.infer<typeof activityAnswers.shown>;
export type ActivityHistory = z.infer<typeof activityAnswers.history>;
export type ActivityListQuery = z.infer<typeof activityAnswers.query>;

/** Which kinds a unit has used from one day to another. */
export const kindsUsedQuerySchema = z.object({ unit: unitIdParamSchema.optional(), from: daySchema, to: daySchema });
export type KindsUsedQuery = z.infer<typeof kindsUsedQuerySchema>;
export const kindsUsedSchema = z.object({
  /** Of those that were held and recorded; kinds without one are left out. */
  items: z.array(z.object({ kind: activityKindSchema, count: z.int().min(1) })),
  total: z.int(),
  /** Nothing but the two plain means. */
  onlyPlain: z.boolean(),
});
export type KindsUsed = z.infer<typeof kindsUsedSchema>;
