import { z } from 'zod';
import { daySchema } from './day.ts';
import { instantSchema, unitIdSchema } from './ids.ts';
import { pageQuerySchema } from './page.ts';
import { moveUnitSchema, unitChangeTermsSchema, unitCodeSchema, unitNameSchema, unitRefSchema } from './unit.ts';

/** A unit that takes over: one that is there, or a new one that comes into being with the change. */
export const unitTargetSchema = z.union([
  z.object({ unitId: unitIdSchema }),
  z.object({ name: unitNameSchema, code: unitCodeSchema.optional(), parentId: unitIdSchema.optional() }),
]);
export type UnitTarget = z.infer<typeof unitTargetSchema>;

/** Grants at a unit that ends follow its one successor, or end with it. */
export const grantFateSchema = z.enum(['follow', 'end']);

/** The unit of the address and `others` become `into`; one of them may be the one that goes on. */
export const mergeUnitSchema = unitChangeTermsSchema.extend({
  others: z.array(unitIdSchema).max(20).default([]),
  into: unitTargetSchema,
  grants: grantFateSchema.default('follow'),
});
export type MergeUnit = z.infer<typeof mergeUnitSchema>;

/** The unit becomes several. Each of its children goes to one of them, by its place in `successors`. */
export const splitUnitSchema = unitChangeTermsSchema.extend({
  successors: z.array(unitTargetSchema).min(2).max(20),
  children: z
    .array(z.object({ unitId: unitIdSchema, successor: z.int().min(0).max(19) }))
    .max(500)
    .default([]),
});
export type SplitUnit = z.infer<typeof splitUnitSchema>;

/** The unit ends. Without a successor nothing may be left in it that somebody still works on. */
export const abolishUnitSchema = unitChangeTermsSchema.extend({
  successorId: unitIdSchema.optional(),
  grants: grantFateSchema.default('follow'),
});
export type AbolishUnit = z.infer<typeof abolishUnitSchema>;

/** A change as it is asked for: its kind and what belongs to it. */
export const unitCommandSchema = z.discriminatedUnion('kind', [
  moveUnitSchema.extend({ kind: z.literal('move') }),
  mergeUnitSchema.extend({ kind: z.literal('merge') }),
  splitUnitSchema.extend({ kind: z.literal('split') }),
  abolishUnitSchema.extend({ kind: z.literal('abolish') }),
]);
export type UnitCommand = z.infer<typeof unitCommandSchema>;

/** What a change would do, before anything is saved. */
export const unitPreviewSchema = z.object({
  effectiveOn: daySchema,
  /** It is in force as soon as it is confirmed; otherwise at 00:00 of its day. */
  atOnce: z.boolean(),
  /** Units that end, and all that get another place, below them too. */
  ended: z.array(unitRefSchema),
  moved: z.int(),
  codes: z.array(z.object({ unit: unitRefSchema, before: z.string(), after: z.string().nullable() })),
  codesChanged: z.int(),
  codesPending: z.int(),
  names: z.array(z.object({ before: z.string(), after: z.string() })),
  /** Rows by table: those that go along, those that would wait to be assigned, those that stay with the ended unit. */
  rows: z.array(z.object({ plugin: z.string(), title: z.string(), follow: z.int(), wait: z.int(), stay: z.int() })),
  /** Accounts whose grants follow to another unit, and those whose grants end. */
  grants: z.array(z.object({ account: z.string(), role: z.string(), unit: z.string(), fate: grantFateSchema })),
  waitsAt: unitRefSchema.nullable(),
});
export type UnitPreview = z.infer<typeof unitPreviewSchema>;

export const UNIT_PLAN_KINDS = ['move', 'rename', 'activate', 'merge', 'split', 'abolish'] as const;
export const UNIT_PLAN_STATES = ['planned', 'applied', 'cancelled', 'failed'] as const;

/** A change that waits for its day, or what became of it. */
export const unitPlanSchema = z.object({
  id: z.uuid(),
  kind: z.enum(UNIT_PLAN_KINDS),
  effectiveOn: daySchema,
  unit: unitRefSchema,
  /** All units it touches. */
  units: z.array(unitRefSchema),
  /** Units that take over, or are moved to; new ones by the name they will have. */
  targets: z.array(z.string()),
  reason: z.string(),
  basis: z.string().nullable(),
  state: z.enum(UNIT_PLAN_STATES),
  /** Why it could not be applied, in the asker's language. */
  failure: z.object({ code: z.string(), title: z.string(), remedy: z.string().nullable() }).nullable(),
  by: z.string(),
  createdAt: instantSchema,
  decidedAt: instantSchema.nullable(),
  /** Whether the asker may cancel it, or try it again. */
  actions: z.array(z.enum(['cancel', 'retry'])),
});
export type UnitPlan = z.infer<typeof unitPlanSchema>;

export const unitPlanQuerySchema = pageQuerySchema.extend({
  unit: z.coerce.number().pipe(unitIdSchema).optional(),
  state: z.enum(UNIT_PLAN_STATES).optional(),
});

/** A row that waits for somebody to say to which of the successors it belongs. */
export const unitDistributionSchema = z.object({
  id: z.uuid(),
  plugin: z.string(),
  table: z.string(),
  /** What kind of row it is, in the asker's language. */
  kind: z.string(),
  rowId: z.uuid(),
  /** Null for those who may not read such rows here. */
  title: z.string().nullable(),
  from: unitRefSchema,
  at: unitRefSchema,
  successors: z.array(unitRefSchema),
  state: z.enum(['waiting', 'assigned', 'gone']),
  to: unitRefSchema.nullable(),
  by: z.string().nullable(),
  assignedAt: instantSchema.nullable(),
  createdAt: instantSchema,
});
export type UnitDistribution = z.infer<typeof unitDistributionSchema>;

export const unitDistributionQuerySchema = pageQuerySchema.extend({
  state: z.enum(['waiting', 'assigned', 'gone']).default('waiting'),
  from: z.coerce.number().pipe(unitIdSchema).optional(),
});

export const assignRowsSchema = z.object({ ids: z.array(z.uuid()).min(1).max(500), unitId: unitIdSchema });
export type AssignRows = z.infer<typeof assignRowsSchema>;
