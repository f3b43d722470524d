import { z } from 'zod';
import { anchorOrganisationSchema, permissionIdSchema } from './access.ts';
import { grantAccountSchema } from './grant.ts';
import { accountIdSchema, instantSchema, unitIdParamSchema } from './ids.ts';
import { unitRefSchema } from './unit.ts';

/** Somebody who may do something at a unit, and by which grant. */
export const whoSchema = z.object({
  account: grantAccountSchema,
  grantId: z.uuid(),
  role: z.object({ id: z.string(), title: z.string() }),
  /** The nearest unit that it is held for. */
  unit: unitRefSchema,
  since: instantSchema,
  until: instantSchema.nullable(),
  grantedBy: z.string().nullable(),
  reason: z.string(),
  /** How many more grants give the same person the same. */
  more: z.int(),
});
export type Who = z.infer<typeof whoSchema>;
export const whoQuerySchema = z.object({ unitId: unitIdParamSchema, permission: permissionIdSchema });
export type WhoQuery = z.infer<typeof whoQuerySchema>;

const recordPart = z.string().regex(/^[a-z][a-z0-9_-]*$/);

/** Asks why an account may do something at a unit, or why not. The unit by id, by code, or by a record of a plugin. */
export const explainQuerySchema = z
  .object({
    account: z.string().min(1).max(255).describe('id or username'),
    permission: permissionIdSchema,
    unitId: unitIdParamSchema.optional(),
    unitCode: z.string().max(17).optional(),
    plugin: recordPart.optional(),
    table: recordPart.optional(),
    recordId: z.uuid().optional(),
  })
  .refine((asked) => [asked.unitId, asked.unitCode, asked.recordId].filter((each) => each !== undefined).length === 1, {
    message: 'one of unitId, unitCode and recordId',
    path: ['unitId'],
  })
  .refine(({ recordId, plugin, table }) => recordId === undefined || (plugin !== undefined && table !== undefined), {
    message: 'a record needs its plugin and table',
    path: ['recordId'],
  });
export type ExplainQuery = z.infer<typeof explainQuerySchema>;

const chainSchema = z.object({
  grantId: z.uuid(),
  role: z.object({ id: z.string(), title: z.string() }),
  /** The units from the anchor down to the one asked about. */
  path: z.array(unitRefSchema),
  organisation: anchorOrganisationSchema.nullable(),
  since: instantSchema,
  until: instantSchema.nullable(),
  grantedBy: z.string().nullable(),
  reason: z.string(),
});

/** One reason for a yes. */
export const reasonSchema = z.discriminatedUnion('kind', [
  chainSchema.extend({ kind: z.literal('grant') }),
  chainSchema.extend({ kind: z.literal('organisation') }),
  z.object({ kind: z.literal('own'), column: z.string() }),
  z.object({ kind: z.literal('lent'), until: instantSchema, lentBy: z.string(), reason: z.string() }),
]);
export type Reason = z.infer<typeof reasonSchema>;

/** What stands in the way of a yes: the grants that nearly give it. */
export const obstacleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account-disabled') }),
  z.object({ kind: z.literal('unknown-permission') }),
  /** No role of the account holds the permission. */
  z.object({ kind: z.literal('no-role') }),
  chainSchema.extend({ kind: z.literal('ended') }),
  chainSchema.extend({ kind: z.literal('to-come') }),
  /** Held, but at a unit that does not cover the one asked about. */
  chainSchema.extend({ kind: z.literal('elsewhere') }),
]);
export type Obstacle = z.infer<typeof obstacleSchema>;

export const explanationSchema = z.object({
  account: grantAccountSchema,
  permission: z.object({ id: permissionIdSchema, title: z.string() }),
  unit: unitRefSchema.extend({ path: z.array(unitRefSchema) }),
  record: z.object({ plugin: z.string(), table: z.string(), id: z.uuid() }).nullable(),
  allowed: z.boolean(),
  reasons: z.array(reasonSchema),
  obstacles: z.array(obstacleSchema),
  /** Roles that hold the permission, and who can give one of them here; only said where the answer is no. */
  roles: z.array(z.object({ id: z.string(), title: z.string() })),
  givers: z.array(z.object({ accountId: accountIdSchema, displayName: z.string(), unit: unitRefSchema })),
});
export type Explanation = z.infer<typeof explanationSchema>;
