import { z } from 'zod';
import { permissionIdSchema, postSchema } from './access.ts';
import { pluginIdSchema } from './ids.ts';
import { unitLevelSchema } from './unit.ts';

/** `%key%`: a text from the plugin's locale files. */
const textKeySchema = z.string().regex(/^%[a-z0-9-]+(\.[a-z0-9-]+)*%$/);
const versionSchema = z.string().regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/);
/** A range with an upper bound: an open range breaks on the day the platform moves on. */
const boundedRangeSchema = z
  .string()
  .refine((range) => /^[\^~]\d/.test(range) || /<\s*\d/.test(range) || /^\d+\.\d+\.\d+$/.test(range), {
    message: 'needs an upper bound, like ^1.0.0 or >=1.0.0 <2.0.0',
  });

/** Names a component that `web.exposes` offers. */
export const componentRefSchema = z.strictObject({ $ref: z.string() });

/** When the shell shows an extension; all conditions given must hold. Evaluated without plugin code. */
export const extensionConditionSchema = z.strictObject({
  permission: permissionIdSchema.optional(),
  unitLevels: z.array(unitLevelSchema).optional(),
});

const navItemSchema = z.strictObject({
  section: z.enum(['governance', 'people', 'culture', 'money', 'platform']),
  label: textKeySchema,
  icon: z.string(),
  order: z.int(),
  /** Path below `/p/<plugin id>/`. */
  route: z.string(),
});
const pageSchema = z.strictObject({ path: z.string(), component: componentRefSchema, title: textKeySchema });
const cardSchema = z.strictObject({ component: componentRefSchema, title: textKeySchema, order: z.int() });
const unitTabSchema = z.strictObject({ label: textKeySchema, component: componentRefSchema, order: z.int() });
/** `path` below `/api/plugins/<id>/v1/`; answers `{ items: { title, subtitle?, route }[] }` to `?q=`. */
const searchSchema = z.strictObject({ label: textKeySchema, path: z.string(), order: z.int() });

const base = { id: z.string(), when: extensionConditionSchema.optional() };
/** An extension: data only. `point` ends in its version. */
export const extensionSchema = z.discriminatedUnion('point', [
  z.strictObject({ ...base, point: z.literal('shell.nav.item/v1'), props: navItemSchema }),
  z.strictObject({ ...base, point: z.literal('shell.page/v1'), props: pageSchema }),
  z.strictObject({ ...base, point: z.literal('shell.workbench.card/v1'), props: cardSchema }),
  z.strictObject({ ...base, point: z.literal('shell.search.provider/v1'), props: searchSchema }),
  z.strictObject({ ...base, point: z.literal('core.unit.detail.tab/v1'), props: unitTabSchema }),
]);
export type Extension = z.infer<typeof extensionSchema>;

/** plugin.json (plugin contract, section 2). An unknown field is an error: nothing is dropped silently. */
export const manifestSchema = z
  .strictObject({
    $schema: z.string().optional(),
    manifestVersion: z.literal(1),
    id: pluginIdSchema,
    version: versionSchema,
    publisher: z.strictObject({ id: z.string(), name: z.string() }),
    displayName: textKeySchema,
    description: textKeySchema,
    category: z.string(),
    license: z.string(),
    compat: z.strictObject({ platform: boundedRangeSchema, sdk: boundedRangeSchema }),
    web: z.strictObject({
      exposes: z.record(z.string(), z.string()),
      i18n: z.strictObject({ defaultLocale: z.literal('zh-CN'), locales: z.array(z.enum(['zh-CN', 'en'])) }),
    }),
    extensions: z.array(extensionSchema),
    api: z.strictObject({
      runtime: z.literal('process'),
      versions: z.array(z.literal('v1')),
      limits: z.strictObject({
        memoryMb: z.int().min(64).max(2048),
        bodyKb: z.int().min(1).max(51_200),
        timeoutMs: z.int().min(100).max(120_000),
        concurrency: z.int().min(1).max(1024),
      }),
    }),
    permissions: z.array(z.strictObject({ id: permissionIdSchema, title: textKeySchema })),
    roles: z.array(
      z.strictObject({
        id: z.string(),
        title: textKeySchema,
        permissions: z.array(permissionIdSchema),
        suggestedFor: z.array(postSchema),
      }),
    ),
    data: z.strictObject({
      migrations: z.string(),
      /** Tables whose rows know their unit, each with the permission that reads it. */
      scopedTables: z.array(
        z.strictObject({
          table: z.string().regex(/^[a-z][a-z0-9_]*$/),
          read: permissionIdSchema,
          ownColumn: z.string().optional(),
        }),
      ),
    }),
  })
  .superRefine((manifest, ctx) => {
    const own = (name: string, path: PropertyKey[]) => {
      if (!name.startsWith(`${manifest.id}.`)) {
        ctx.addIssue({ code: 'custom', path, message: `must begin with "${manifest.id}."` });
      }
    };
    manifest.permissions.forEach((permission, i) => own(permission.id, ['permissions', i, 'id']));
    manifest.roles.forEach((role, i) => own(role.id, ['roles', i, 'id']));
    const known = new Set(manifest.permissions.map((permission) => permission.id));
    manifest.roles.forEach((role, i) =>
      role.permissions.forEach((id, j) => {
        if (id.startsWith(`${manifest.id}.`) && !known.has(id)) {
          ctx.addIssue({ code: 'custom', path: ['roles', i, 'permissions', j], message: `unknown permission ${id}` });
        }
      }),
    );
    manifest.extensions.forEach((extension, i) => {
      const props = extension.props;
      if ('component' in props && !(props.component.$ref in manifest.web.exposes)) {
        ctx.addIssue({
          code: 'custom',
          path: ['extensions', i, 'props', 'component'],
          message: `web.exposes has no ${props.component.$ref}`,
        });
      }
    });
  });
export type Manifest = z.infer<typeof manifestSchema>;

/** Name of the federation container of one plugin version: a new version loads beside the old one only under a new name. */
export function containerName(plugin: { id: string; version: string }): string {
  return `${plugin.id}__${plugin.version}`.replace(/[^A-Za-z0-9_]/g, '_');
}
