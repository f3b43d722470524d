import {
  daySchema,
  organisationIdSchema,
  pageOf,
  pageQuerySchema,
  personIdSchema,
  postTypeIdSchema,
  severalOf,
  unitIdParamSchema,
  unitIdSchema,
} from '@linli/contracts';
import { z } from 'zod';

/** Whoever is to hold a certificate: has one, has one that runs out soon, still has time, or lacks it. */
export const LICENCE_STANDINGS = ['held', 'expiring', 'grace', 'lacking'] as const;
export const licenceStandingSchema = z.enum(LICENCE_STANDINGS);
export type LicenceStanding = z.infer<typeof licenceStandingSchema>;

/** How long ahead somebody wants to know that a certificate runs out. */
export const EXPIRING_DAYS = 90;

/** One appointment under one rule, as it stands on the day that is looked at. */
export const licenceSchema = z.object({
  appointmentId: z.uuid(),
  ruleId: z.uuid(),
  person: z.object({ id: personIdSchema, name: z.string() }),
  organisation: z.object({ id: organisationIdSchema, name: z.string() }),
  post: postTypeIdSchema,
  unitId: unitIdSchema,
  unitName: z.string(),
  /** The certificate that is needed. */
  typeTitle: z.string(),
  standing: licenceStandingSchema,
  /** The certificate that it rests on: the one that is valid longest. */
  certificateId: z.uuid().nullable(),
  /** The first day on which that is not valid any more; null for good, or without one. */
  validTo: daySchema.nullable(),
  /** The first day on which it must be there. */
  dueOn: daySchema,
});
export type Licence = z.infer<typeof licenceSchema>;

export const licenceFilterSchema = z.object({
  /** Default today. */
  asOf: daySchema.optional(),
  unit: unitIdParamSchema.optional(),
  rule: z.uuid().optional(),
});
export type LicenceFilter = z.infer<typeof licenceFilterSchema>;
export const licenceQuerySchema = pageQuerySchema.extend({
  ...licenceFilterSchema.shape,
  standing: severalOf(licenceStandingSchema).optional(),
  /** Part of the person's or the body's name. */
  q: z.string().trim().max(60).optional(),
});
export type LicenceQuery = z.infer<typeof licenceQuerySchema>;
export const licencePageSchema = pageOf(licenceSchema);
export type LicencePage = z.infer<typeof licencePageSchema>;

export const licenceCountsSchema = z.object({
  all: z.int(),
  held: z.int(),
  expiring: z.int(),
  grace: z.int(),
  lacking: z.int(),
});
export type LicenceCounts = z.infer<typeof licenceCountsSchema>;
