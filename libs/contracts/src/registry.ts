import { z } from 'zod';
import { extensionSchema } from './manifest.ts';
import { pluginIdSchema } from './ids.ts';

/**
 * Where a plugin's process stands. `running`: it answers; `starting`: not yet, or again; `failed`: it ended and is being
 * brought back, or its bundle cannot be used, `reason` says why.
 */
export const pluginStateSchema = z.enum(['starting', 'running', 'failed']);
export type PluginState = z.infer<typeof pluginStateSchema>;

/** One plugin as the shell's loader needs it. Texts (`%key%`) are resolved per language in `messages`. */
export const registryPluginSchema = z.object({
  id: pluginIdSchema,
  version: z.string(),
  state: pluginStateSchema,
  /** Stable word for programs: `crashed`, `not-built`, `migration-failed`, `integrity`. Null while running. */
  reason: z.string().nullable(),
  displayName: z.string(),
  container: z.string(),
  /** Path of the federation manifest, and of the container's script with its digest (`sha384-…`). */
  entry: z.string(),
  script: z.object({ path: z.string(), integrity: z.string() }),
  extensions: z.array(extensionSchema),
  messages: z.record(z.string(), z.record(z.string(), z.string())),
});
export type RegistryPlugin = z.infer<typeof registryPluginSchema>;

/** `/shell/registry.json`: the one document that changes; it answers without a token and names no unit and no account. */
export const registrySchema = z.object({
  platform: z.object({ version: z.string() }),
  /** How the shell signs in. `mode` is `demo` for the embedded provider. */
  oidc: z.object({ issuer: z.string(), clientId: z.string(), mode: z.enum(['demo', 'external']) }),
  plugins: z.array(registryPluginSchema),
});
export type Registry = z.infer<typeof registrySchema>;
