import { z } from 'zod';
import { instantSchema } from './ids.ts';
import { pluginStateSchema } from './registry.ts';

/** How a plugin stands, for the people who run the installation. */
export const pluginStatusSchema = z.object({
  id: z.string(),
  version: z.string(),
  displayName: z.string(),
  state: pluginStateSchema,
  reason: z.string().nullable(),
  since: instantSchema,
  restarts: z.int(),
  pid: z.int().nullable(),
  memoryMb: z.number().nullable(),
});
export const platformStatusSchema = z.object({
  version: z.string(),
  startedAt: instantSchema,
  database: z.object({ ok: z.boolean(), version: z.string().nullable() }),
  identity: z.object({ ok: z.boolean(), issuer: z.string() }),
  plugins: z.array(pluginStatusSchema),
});
export type PlatformStatus = z.infer<typeof platformStatusSchema>;
