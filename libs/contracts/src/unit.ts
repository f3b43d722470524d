import { z } from 'zod';
import { instantSchema, unitIdSchema } from './ids.ts';

/**
 * Levels of the administrative tree, from the top. A unit's parent is of the level just above its own; only below the
 * nation, the one root that every installation has from the start, any level may stand (a district need not load its
 * province).
 */
export const UNIT_LEVELS = ['nation', 'province', 'city', 'district', 'street', 'community', 'grid'] as const;
export const unitLevelSchema = z.enum(UNIT_LEVELS);
export type UnitLevel = z.infer<typeof unitLevelSchema>;

/** The level just below, or undefined for a grid. */
export function childLevelOf(level: UnitLevel): UnitLevel | undefined {
  return UNIT_LEVELS[UNIT_LEVELS.indexOf(level) + 1];
}

/** The level just above, or undefined for the nation. */
export function parentLevelOf(level: UnitLevel): UnitLevel | undefined {
  return UNIT_LEVELS[UNIT_LEVELS.indexOf(level) - 1];
}

/** Id of the nation, the root of every tree. It is never shown and never changed. */
export const ROOT_UNIT_ID = 1;

/** A unit's name: 1 to 60 characters, trimmed, without control characters. */
export const unitNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}]*$/u);

/** A unit's code: 2 to 17 digits (12 of the statistical code, up to 5 for a grid). */
export const unitCodeSchema = z.string().regex(/^\d{2,17}$/);

/** A unit in few words, as other records show it. */
export const unitRefSchema = z.object({ id: unitIdSchema, name: z.string(), level: unitLevelSchema });
export type UnitRef = z.infer<typeof unitRefSchema>;

/** A unit as a list or the tree shows it. `code` is null while a new one is pending after a move. */
export const unitSchema = unitRefSchema.extend({
  code: z.string().nullable(),
  parentId: unitIdSchema.nullable(),
  childCount: z.int(),
  version: z.int(),
});
export type Unit = z.infer<typeof unitSchema>;

/** Codes the unit had before; each still finds it. */
export const unitAliasSchema = z.object({
  code: z.string(),
  reason: z.enum(['moved', 'recoded']),
  until: instantSchema,
});

/** A unit's page: `ancestors` from the top down, without the nation and the unit itself; `actions` is what the asker may do here. */
export const unitDetailSchema = unitSchema.extend({
  ancestors: z.array(unitRefSchema),
  aliases: z.array(unitAliasSchema),
  createdAt: instantSchema,
  actions: z.array(z.enum(['add-child', 'rename', 'move'])),
});
export type UnitDetail = z.infer<typeof unitDetailSchema>;

export const UNIT_CHANGE_KINDS = ['created', 'renamed', 'moved', 'recoded', 'removed'] as const;

/** One line of a unit's history: what changed, from what to what, who did it, when and why. */
export const unitChangeSchema = z.object({
  id: z.string(),
  kind: z.enum(UNIT_CHANGE_KINDS),
  at: instantSchema,
  by: z.string(),
  reason: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type UnitChange = z.infer<typeof unitChangeSchema>;

export const createUnitSchema = z.object({
  parentId: unitIdSchema,
  name: unitNameSchema,
  code: unitCodeSchema.optional(),
});
export type CreateUnit = z.infer<typeof createUnitSchema>;

export const renameUnitSchema = z.object({ name: unitNameSchema, version: z.int().min(1) });
export type RenameUnit = z.infer<typeof renameUnitSchema>;

export const moveUnitSchema = z.object({
  parentId: unitIdSchema,
  reason: z.string().trim().min(1).max(200),
  code: unitCodeSchema.optional(),
  version: z.int().min(1),
});
export type MoveUnit = z.infer<typeof moveUnitSchema>;
