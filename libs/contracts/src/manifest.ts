import { z } from 'zod';
import { permissionIdSchema, postSchema, stepUpSchema } from './access.ts';
import { pluginIdSchema } from './ids.ts';
import { indicatorSchema } from './indicator.ts';
import { attachmentDataSchema, declaredTwice, freeTextSchema, personalDataSchema } from './personal-data.ts';
import { textKeySchema } from './text-key.ts';
import { todoKindSchema } from './todo.ts';
import { unitLevelSchema } from './unit.ts';

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

/** `stepUp`: who uses it must have proved anew who they are. Only where much is at stake: it stops people in their work. */
const permissionSchema = z
  .strictObject({
    id: permissionIdSchema,
    title: textKeySchema,
    risk: z.enum(['normal', 'high']).optional(),
    stepUp: stepUpSchema.optional(),
  })
  .refine(({ risk, stepUp }) => stepUp === undefined || risk === 'high', {
    path: ['stepUp'],
    message: 'only for a permission with "risk": "high"',
  });

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

/** Nouns of core that stay with people: no plugin grants, opens accounts or reads the audit log in somebody's name. */
const NOT_FOR_PLUGINS = new Set(['grant', 'role', 'account', 'audit', 'privacy', 'platform']);

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
    /** An example: an installation runs it only where it is named, although it lies in the folder of the plugins. */
    sample: z.literal(true).optional(),
    compat: z.strictObject({ platform: boundedRangeSchema, sdk: boundedRangeSchema }),
    web: z.strictObject({
      exposes: z.record(z.string(), z.string()),
      i18n: z.strictObject({ defaultLocale: z.literal('zh-CN'), locales: z.array(z.enum(['zh-CN', 'en'])) }),
    }),
    extensions: z.array(extensionSchema),
    api: z.strictObject({
      runtime: z.literal('process'),
      versions: z.array(z.literal('v1')),
      /** Permissions of core that the plugin's server may ask with, in the name of a user who holds them. */
      coreScopes: z.array(permissionIdSchema).optional(),
      limits: z.strictObject({
        memoryMb: z.int().min(64).max(2048),
        bodyKb: z.int().min(1).max(51_200),
        /** Largest file that its upload routes take in; none when left out. */
        uploadKb: z.int().min(1).max(51_200).optional(),
        timeoutMs: z.int().min(100).max(120_000),
        concurrency: z.int().min(1).max(1024),
      }),
    }),
    permissions: z.array(permissionSchema),
    roles: z.array(
      z.strictObject({
        id: z.string(),
        title: textKeySchema,
        permissions: z.array(permissionIdSchema),
        suggestedFor: z.array(postSchema),
      }),
    ),
    /** What may wait for somebody: `Todos` of the server SDK opens it, core shows it. */
    todos: z.array(todoKindSchema).optional(),
    /** Work that no user asked for. Each job acts with its own permissions, in the plugin's own name. */
    jobs: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
          title: textKeySchema,
          permissions: z.array(permissionIdSchema).min(1),
        }),
      )
      .optional(),
    /** Figures that its server answers for, each opening to its records (`@FigureOf` in the server SDK). */
    indicators: z.array(indicatorSchema).optional(),
    data: z.strictObject({
      migrations: z.string(),
      /** Tables whose rows know their unit, each with the permission that reads it. */
      scopedTables: z.array(
        z.strictObject({
          table: z.string().regex(/^[a-z][a-z0-9_]*$/),
          read: permissionIdSchema,
          ownColumn: z.string().optional(),
          /** Columns that name an organisation (handler, partner, employer): see `core_pub.scope_organisation`. */
          organisationColumns: z.array(z.string().regex(/^[a-z][a-z0-9_]*$/)).optional(),
        }),
      ),
      /** Every column that says something about a person: the installation's data inventory is made of this. */
      personalData: z.array(personalDataSchema).default([]),
      /** Every column that people write sentences into. */
      freeText: z.array(freeTextSchema).default([]),
      /** Every kind of attachment. */
      attachments: z.array(attachmentDataSchema).default([]),
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
    for (const list of ['permissions', 'roles', 'extensions'] as const) {
      const ids = manifest[list].map(({ id }) => id);
      ids.forEach((id, i) => {
        if (ids.indexOf(id) !== i)
          ctx.addIssue({ code: 'custom', path: [list, i, 'id'], message: `${id} is declared twice` });
      });
    }
    const known = new Set(manifest.permissions.map((permission) => permission.id));
    manifest.roles.forEach((role, i) =>
      role.permissions.forEach((id, j) => {
        if (id.startsWith(`${manifest.id}.`) && !known.has(id)) {
          ctx.addIssue({ code: 'custom', path: ['roles', i, 'permissions', j], message: `unknown permission ${id}` });
        }
      }),
    );
    for (const name of declaredTwice(manifest.data))
      ctx.addIssue({ code: 'custom', path: ['data', 'personalData'], message: `${name} is declared twice` });
    const coreScopes = manifest.api.coreScopes ?? [];
    coreScopes.forEach((id, i) => {
      if (!id.startsWith('core.') || NOT_FOR_PLUGINS.has(id.split('.')[1] ?? '')) {
        ctx.addIssue({ code: 'custom', path: ['api', 'coreScopes', i], message: `${id} is not for plugins` });
      }
    });
    const todos = manifest.todos ?? [];
    todos.forEach((todo, i) => {
      own(todo.id, ['todos', i, 'id']);
      if (todos.findIndex(({ id }) => id === todo.id) !== i)
        ctx.addIssue({ code: 'custom', path: ['todos', i, 'id'], message: `a second todo ${todo.id}` });
      for (const key of ['permission', 'read'] as const) {
        const id = todo[key];
        if (id !== undefined && !known.has(id))
          ctx.addIssue({ code: 'custom', path: ['todos', i, key], message: `unknown permission ${id}` });
      }
    });
    const jobs = manifest.jobs ?? [];
    jobs.forEach((job, i) => {
      if (jobs.findIndex(({ id }) => id === job.id) !== i) {
        ctx.addIssue({ code: 'custom', path: ['jobs', i, 'id'], message: `a second job ${job.id}` });
      }
      job.permissions.forEach((id, j) => {
        if (!known.has(id) && !coreScopes.includes(id)) {
          ctx.addIssue({ code: 'custom', path: ['jobs', i, 'permissions', j], message: `unknown permission ${id}` });
        }
      });
    });
    const indicators = manifest.indicators ?? [];
    indicators.forEach(({ id, permission }, i) => {
      own(id, ['indicators', i, 'id']);
      if (indicators.findIndex((other) => other.id === id) !== i) {
        ctx.addIssue({ code: 'custom', path: ['indicators', i, 'id'], message: `a second indicator ${id}` });
      }
      // A figure counts what its asker may see, and the gateway names the scopes of these permissions alone.
      if (!manifest.data.scopedTables.some(({ read }) => read === permission)) {
        ctx.addIssue({
          code: 'custom',
          path: ['indicators', i, 'permission'],
          message: `no scoped table is read with ${permission}`,
        });
      }
    });
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
