import { z } from 'zod';
import { permissionIdSchema } from './access.ts';
import { instantSchema, pluginIdSchema, unitIdParamSchema } from './ids.ts';
import { pageOf, pageQuerySchema, pageTotalSchema } from './page.ts';
import { textKeySchema } from './text-key.ts';
import { unitRefSchema } from './unit.ts';

/** What the header counts to; beyond it a number tells nobody anything. */
export const MAX_COUNTED_TODOS = 99;

/** `<plugin>.<noun>.<what it waits for>`: `memo.note.to-check`. */
export const todoKindIdSchema = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/);

/**
 * A kind of todo, as a manifest declares it. `permission`: it waits for whoever holds this where the record stands, or for
 * one of them by name; without it only for an account by name. `read`: what it takes besides to see the record at all.
 */
export const todoKindSchema = z.strictObject({
  id: todoKindIdSchema,
  title: textKeySchema,
  permission: permissionIdSchema.optional(),
  read: permissionIdSchema.optional(),
});
export type TodoKind = z.infer<typeof todoKindSchema>;

/**
 * How a deadline stands. `left`: so many working days after today, 0 where only days of rest are left; `today`: it is the
 * last day; `over`: so many days since it was, 0 where it was today.
 */
export const todoDueSchema = z.object({
  until: instantSchema,
  standing: z.enum(['left', 'today', 'over']),
  days: z.int().min(0),
});
export type TodoDue = z.infer<typeof todoDueSchema>;

const kindRefSchema = z.object({ id: todoKindIdSchema, title: z.string() });

/** Something that waits for whoever asks. */
export const todoSchema = z.object({
  id: z.uuid(),
  kind: kindRefSchema,
  plugin: z.object({ id: pluginIdSchema, title: z.string() }),
  record: z.object({ type: z.string(), id: z.uuid(), title: z.string() }),
  /** Where the record is shown: `/p/memo/notes/7`. */
  address: z.string(),
  unit: unitRefSchema,
  /** Units above, from the top down. */
  path: z.array(unitRefSchema),
  /** It waits for the asker by name, and not for whoever is in charge there. */
  byName: z.boolean(),
  since: instantSchema,
  /** Null without a deadline. */
  due: todoDueSchema.nullable(),
});
export type Todo = z.infer<typeof todoSchema>;
export const todoPageSchema = pageOf(todoSchema);

/** Overdue first, then by deadline, then what has waited longest. */
export const todoQuerySchema = pageQuerySchema.extend({
  plugin: pluginIdSchema.optional(),
  kind: todoKindIdSchema.optional(),
  /** The unit and all below it. */
  unit: unitIdParamSchema.optional(),
});
export type TodoQuery = z.infer<typeof todoQuerySchema>;

/** Narrowed like the list that the number opens. */
export const todoCountQuerySchema = todoQuerySchema.pick({ unit: true });
export type TodoCountQuery = z.infer<typeof todoCountQuerySchema>;

/** How much waits; counting stops at {@link MAX_COUNTED_TODOS}. */
export const todoCountSchema = pageTotalSchema;
export type TodoCount = z.infer<typeof todoCountSchema>;

/** What may wait for the asker at all, and what waits that cannot be opened because its plugin is not there. */
export const todoKindsSchema = z.object({
  items: z.array(kindRefSchema.extend({ plugin: z.object({ id: pluginIdSchema, title: z.string() }) })),
  absent: z.array(z.object({ plugin: pluginIdSchema, ...todoCountSchema.shape })),
});
export type TodoKinds = z.infer<typeof todoKindsSchema>;
