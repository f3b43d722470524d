import { z } from 'zod';
import { permissionIdSchema, titlesSchema } from './access.ts';

/** A permission in words. `high` asks for a fresh log-in with a second factor. */
export const permissionSchema = z.object({
  id: permissionIdSchema,
  plugin: z.string(),
  title: z.string(),
  risk: z.enum(['normal', 'high']),
  /** Belongs to one of the three administrators; no other role may hold it. */
  reserved: z.boolean(),
});
export type Permission = z.infer<typeof permissionSchema>;

/** A named set of permissions. `source` says whose it is: `core`, a plugin's id, or `district` for an own role. */
export const roleSchema = z.object({
  id: z.string(),
  title: z.string(),
  titles: titlesSchema,
  description: z.string().nullable(),
  source: z.string(),
  permissions: z.array(permissionSchema.pick({ id: true, title: true, risk: true })),
  suggestedFor: z.array(z.string()),
  /** One of the three that nobody holds two of. */
  apart: z.boolean(),
  ended: z.boolean(),
  /** Grants of it in force or to come, in the asker's reach. */
  grants: z.int(),
  version: z.int(),
  actions: z.array(z.enum(['update', 'end'])),
});
export type Role = z.infer<typeof roleSchema>;

const titleSchema = z.string().trim().min(1).max(40);

/** An own role of the district. */
export const createRoleSchema = z.object({
  title: titleSchema,
  titleEn: titleSchema.optional(),
  description: z.string().trim().max(200).optional(),
  permissions: z.array(permissionIdSchema).min(1).max(200),
});
export type CreateRole = z.infer<typeof createRoleSchema>;
export const updateRoleSchema = createRoleSchema.extend({ version: z.int() });
export type UpdateRole = z.infer<typeof updateRoleSchema>;
export const endRoleSchema = z.object({ reason: z.string().trim().min(1).max(200), version: z.int() });
export type EndRole = z.infer<typeof endRoleSchema>;
