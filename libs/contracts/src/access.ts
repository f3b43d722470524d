import { z } from 'zod';
import { accountIdSchema, instantSchema, unitIdSchema } from './ids.ts';
import { unitLevelSchema, unitRefSchema } from './unit.ts';

/** `<plugin>.<noun>.<verb>`; core's own begin with `core.`. */
export const permissionIdSchema = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/);
export type PermissionId = z.infer<typeof permissionIdSchema>;

/**
 * Posts that a role can be suggested for. A plugin's manifest names them, so that whoever installs the plugin is offered
 * the right grants and a demo district works at once; nothing is granted by itself.
 */
export const POSTS = [
  'district-admin',
  'district-clerk',
  'street-desk',
  'street-leader',
  'community-secretary',
  'community-worker',
  'grid-worker',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export const postSchema = z.enum(POSTS);
export type Post = z.infer<typeof postSchema>;

/** A permission with the units whose subtrees it reaches for one account. */
export const heldPermissionSchema = z.object({ permission: permissionIdSchema, anchors: z.array(unitRefSchema) });

/** Who I am: what the shell knows after log-in. */
export const meSchema = z.object({
  accountId: accountIdSchema,
  username: z.string(),
  displayName: z.string(),
  post: postSchema.nullable(),
  /** The units my grants are anchored to, without those below another one. */
  units: z.array(unitRefSchema.extend({ path: z.array(unitRefSchema) })),
  permissions: z.array(heldPermissionSchema),
  roles: z.array(z.object({ id: z.string(), title: z.string(), unit: unitRefSchema })),
});
export type Me = z.infer<typeof meSchema>;

/** A grant as a list shows it. */
export const grantSchema = z.object({
  id: z.uuid(),
  account: z.object({
    id: accountIdSchema,
    displayName: z.string(),
    username: z.string(),
    post: postSchema.nullable(),
  }),
  role: z.object({ id: z.string(), title: z.string() }),
  unit: unitRefSchema,
  reason: z.string(),
  validFrom: instantSchema,
  validTo: instantSchema.nullable(),
});
export type Grant = z.infer<typeof grantSchema>;

/** Somebody who may do something at a unit: what a form offers when work is handed to a person. */
export const holderSchema = z.object({
  accountId: accountIdSchema,
  displayName: z.string(),
  post: postSchema.nullable(),
  unit: unitRefSchema,
});
export type Holder = z.infer<typeof holderSchema>;

/** The scope of one permission as a context token carries it: unit ids with their level, which a move does not change. */
export const anchorSchema = z.tuple([unitIdSchema, unitLevelSchema]);
export type Anchor = z.infer<typeof anchorSchema>;
