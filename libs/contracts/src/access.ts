import { z } from 'zod';
import { accountIdSchema, unitIdSchema } from './ids.ts';
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
  'privacy-officer',
  'outside-body',
] as const;
export const postSchema = z.enum(POSTS);
export type Post = z.infer<typeof postSchema>;

/**
 * How recently, and how surely, somebody must have proved who they are to use a permission (RFC 9470). `gold` is a
 * password and a second factor; the session of a whole day is no proof, so the age counts from the log-in itself.
 */
export const stepUpSchema = z.strictObject({ acr: z.literal('gold'), maxAgeSec: z.int().min(60).max(3600) });
export type StepUp = z.infer<typeof stepUpSchema>;

/** OpenAPI extension of a route: the {@link StepUp} that its permission asks for. */
export const STEP_UP_EXTENSION = 'x-linli-step-up';
/** Code of the problem that asks for it; its `params` are a {@link StepUp}. */
export const STEP_UP_CODE = 'core.identity.step-up';

/** A text in the languages of the platform, so that a page can switch without asking again. */
export const titlesSchema = z.record(z.string(), z.string());

/** An organisation in few words, as other records show it. */
export const anchorOrganisationSchema = z.object({ id: z.uuid(), name: z.string() });
export type AnchorOrganisation = z.infer<typeof anchorOrganisationSchema>;

/** A permission with the units whose subtrees it reaches for one account, and the organisations whose rows it does. */
export const heldPermissionSchema = z.object({
  permission: permissionIdSchema,
  anchors: z.array(unitRefSchema),
  organisations: z.array(anchorOrganisationSchema).optional(),
});

/** Who I am: what the shell knows after log-in. */
export const meSchema = z.object({
  accountId: accountIdSchema,
  username: z.string(),
  displayName: z.string(),
  post: postSchema.nullable(),
  /** The units my grants are anchored to, without those below another one. */
  units: z.array(unitRefSchema.extend({ path: z.array(unitRefSchema) })),
  permissions: z.array(heldPermissionSchema),
  /** `unit` is null for a grant that is anchored to an organisation. */
  roles: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      titles: titlesSchema.optional(),
      unit: unitRefSchema.nullable(),
      organisation: anchorOrganisationSchema.nullable().optional(),
    }),
  ),
});
export type Me = z.infer<typeof meSchema>;

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
