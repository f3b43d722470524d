import { z } from 'zod';

/** Sets up the realm of this installation. The administrator of Keycloak is used for one request and kept nowhere. */
export const applyKeycloakSchema = z.object({
  username: z.string().min(1).max(255),
  password: z.string().min(1).max(1000),
  /** Only say what would be changed. */
  dryRun: z.boolean().default(false),
  /** Where Keycloak reaches core, if not at the address that people open. */
  coreUrl: z.url({ protocol: /^https?$/ }).optional(),
});
export type ApplyKeycloak = z.infer<typeof applyKeycloakSchema>;

/** One thing in the realm that was not as it should be, in Keycloak's words (`client linli-shell`), and which fields of it. */
export const realmChangeSchema = z.object({
  kind: z.enum(['create', 'update', 'remove']),
  what: z.string(),
  fields: z.array(z.string()),
});
export type RealmChange = z.infer<typeof realmChangeSchema>;

/** What was changed, or would be (`applied: false`). Without changes the realm is as it should be. */
export const appliedKeycloakSchema = z.object({
  realm: z.string(),
  applied: z.boolean(),
  changes: z.array(realmChangeSchema),
});
export type AppliedKeycloak = z.infer<typeof appliedKeycloakSchema>;
