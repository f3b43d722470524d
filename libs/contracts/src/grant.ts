import { z } from 'zod';
import { anchorOrganisationSchema, permissionIdSchema, postSchema } from './access.ts';
import { accountIdSchema, instantSchema, unitIdSchema } from './ids.ts';
import { pageQuerySchema } from './page.ts';
import { unitRefSchema } from './unit.ts';

/** An account in few words, as other records show it. */
export const grantAccountSchema = z.object({
  id: accountIdSchema,
  displayName: z.string(),
  username: z.string(),
  post: postSchema.nullable(),
});
export type GrantAccount = z.infer<typeof grantAccountSchema>;

/** Where a grant stands now. `ending` is one in force that ends within {@link ENDING_DAYS} days. */
export const grantStateSchema = z.enum(['in-force', 'to-come', 'ended']);
export type GrantState = z.infer<typeof grantStateSchema>;
export const ENDING_DAYS = 30;

/** A grant: account × role × anchor, with period and reason. Exactly one of `unit` and `organisation` is there. */
export const grantSchema = z.object({
  id: z.uuid(),
  account: grantAccountSchema,
  role: z.object({ id: z.string(), title: z.string() }),
  unit: unitRefSchema.nullable(),
  organisation: anchorOrganisationSchema.nullable(),
  /** The appointment that the grant ends with. */
  appointmentId: z.uuid().nullable(),
  reason: z.string(),
  validFrom: instantSchema,
  /** The first instant without it; null is without an end. */
  validTo: instantSchema.nullable(),
  state: grantStateSchema,
  ending: z.boolean(),
  /** Null for the operator's first grants. */
  grantedBy: z.string().nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  createdAt: instantSchema,
  version: z.int(),
  /** What the asker may do with it. */
  actions: z.array(z.enum(['end', 'change'])),
});
export type Grant = z.infer<typeof grantSchema>;

export const grantReasonSchema = z.string().trim().min(1).max(200);

/** Gives a role. Without `validFrom` from now on; without `validTo` until somebody ends it. */
export const createGrantSchema = z
  .object({
    accountId: accountIdSchema,
    roleId: z.string().min(1).max(128),
    unitId: unitIdSchema.optional(),
    organisationId: z.uuid().optional(),
    appointmentId: z.uuid().optional(),
    validFrom: instantSchema.optional(),
    validTo: instantSchema.optional(),
    reason: grantReasonSchema,
  })
  .refine(({ unitId, organisationId }) => (unitId === undefined) !== (organisationId === undefined), {
    message: 'one of unitId and organisationId',
    path: ['unitId'],
  })
  .refine(({ validFrom, validTo }) => !validFrom || !validTo || Date.parse(validTo) > Date.parse(validFrom), {
    message: 'must be after validFrom',
    path: ['validTo'],
  });
export type CreateGrant = z.infer<typeof createGrantSchema>;

/** Ends a grant now, with the reason. */
export const endGrantSchema = z.object({ reason: grantReasonSchema, version: z.int() });
export type EndGrant = z.infer<typeof endGrantSchema>;

/** Gives a grant another end; null is without one. Longer is bounded like a new grant, shorter is always possible. */
export const changeGrantSchema = z.object({
  validTo: instantSchema.nullable(),
  reason: grantReasonSchema,
  version: z.int(),
});
export type ChangeGrant = z.infer<typeof changeGrantSchema>;

export const grantQuerySchema = pageQuerySchema.extend({
  accountId: accountIdSchema.optional(),
  roleId: z.string().max(128).optional(),
  /** The unit and what is below it. */
  unitId: z.coerce.number().pipe(unitIdSchema).optional(),
  organisationId: z.uuid().optional(),
  /** Those that rest on the appointment. */
  appointmentId: z.uuid().optional(),
  state: z.enum(['in-force', 'to-come', 'ended', 'ending', 'live']).default('live'),
  /** Part of the account's name, or of its username. */
  q: z.string().max(60).optional(),
});
export type GrantQuery = z.infer<typeof grantQuerySchema>;

/** A row of a plugin that is lent by name until an instant. */
export const loanSchema = z.object({
  id: z.uuid(),
  account: grantAccountSchema,
  plugin: z.string(),
  table: z.string(),
  rowId: z.uuid(),
  title: z.string().nullable(),
  unit: unitRefSchema,
  permissions: z.array(z.object({ id: permissionIdSchema, title: z.string() })),
  reason: z.string(),
  lentBy: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema,
  state: z.enum(['in-force', 'ended']),
});
export type Loan = z.infer<typeof loanSchema>;
