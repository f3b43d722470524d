import { z } from 'zod';
import { daySchema } from './day.ts';
import { accountIdSchema, unitIdParamSchema, unitIdSchema } from './ids.ts';
import { organisationIdSchema } from './organisation.ts';
import { organisationTypeSchema } from './organisation-rules.ts';
import { personIdSchema } from './person.ts';
import { postTypeIdSchema } from './post-type.ts';

/** An appointment in as few words as whoever counts over many of them needs. */
export const heldAppointmentSchema = z.object({
  id: z.uuid(),
  /** With the account that they may sign in with, or null. */
  person: z.object({ id: personIdSchema, name: z.string(), accountId: accountIdSchema.nullable() }),
  organisation: z.object({ id: organisationIdSchema, name: z.string(), type: organisationTypeSchema }),
  /** Where the body is. */
  unitId: unitIdSchema,
  post: postTypeIdSchema,
  validFrom: daySchema,
});
export type HeldAppointment = z.infer<typeof heldAppointmentSchema>;

/** Who holds a post on a day, all of them by and by: `after` is the `next` of the answer before. */
export const heldAppointmentQuerySchema = z.object({
  post: postTypeIdSchema,
  asOf: daySchema,
  organisationType: organisationTypeSchema.optional(),
  /** Bodies in the unit and below it. */
  unitId: unitIdParamSchema.optional(),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(5000),
});
export type HeldAppointmentQuery = z.output<typeof heldAppointmentQuerySchema>;

export const heldAppointmentsSchema = z.object({
  items: z.array(heldAppointmentSchema),
  /** Null when there are no more. */
  next: z.uuid().nullable(),
});
export type HeldAppointments = z.infer<typeof heldAppointmentsSchema>;
