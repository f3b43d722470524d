import { z } from 'zod';
import { daySchema } from './day.ts';
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

/**
 * Where a unit is in its life: not yet in force, in force, or ended: merged into another, become several, or abolished.
 * A unit that ended keeps its id, its history and the rows that stayed with it.
 */
export const UNIT_STATES = ['planned', 'active', 'merged', 'split', 'abolished'] as const;
export const unitStateSchema = z.enum(UNIT_STATES);
export type UnitState = z.infer<typeof unitStateSchema>;

/** 基础网格 covers where people live; 专属网格 a market, a park, a station. Only grids have one. */
export const gridKindSchema = z.enum(['basic', 'dedicated']);
export type GridKind = z.infer<typeof gridKindSchema>;

/** A unit in few words, as other records show it. */
export const unitRefSchema = z.object({ id: unitIdSchema, name: z.string(), level: unitLevelSchema });
export type UnitRef = z.infer<typeof unitRefSchema>;

/** A unit as a list or the tree shows it. `code` is null while a new one is pending after a move. */
export const unitSchema = unitRefSchema.extend({
  code: z.string().nullable(),
  parentId: unitIdSchema.nullable(),
  /** Children in force; in a tree of a past day, those of that day. */
  childCount: z.int(),
  version: z.int(),
  state: unitStateSchema,
});
export type Unit = z.infer<typeof unitSchema>;

/**
 * Other codes that find the unit: those it had before, those of units that were merged into it, and those of foreign code
 * systems. `until` is when an own code ended; a foreign one has no end.
 */
export const unitAliasSchema = z.object({
  system: z.string(),
  code: z.string(),
  reason: z.enum(['moved', 'recoded', 'merged', 'foreign']),
  until: instantSchema.nullable(),
});
export type UnitAlias = z.infer<typeof unitAliasSchema>;

/** Foreign code systems: the 20-digit code of CJ/T 349, the grids of city management, and one for what has no name here. */
export const FOREIGN_SYSTEMS = ['cjt-349', 'city-management', 'other'] as const;
export const foreignAliasSchema = z
  .object({
    system: z.enum(FOREIGN_SYSTEMS),
    code: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z-]{2,32}$/),
  })
  .refine(({ system, code }) => system !== 'cjt-349' || isCjt349(code), {
    path: ['code'],
    params: { code: 'cjt-349' },
  });
export type ForeignAlias = z.infer<typeof foreignAliasSchema>;

/**
 * A code of CJ/T 349-2010: 20 digits, of the object (6), the district (6), the street (3), the community (3) and its part
 * (2; "00" when a community is not divided). Street and community are never 000.
 */
export function isCjt349(code: string): boolean {
  return /^\d{12}(?!000)\d{3}(?!000)\d{3}\d{2}$/.test(code);
}

/** The CJ/T 349 code of an object in a community: `object` 6 digits, the community's 12-digit code, the part or none. */
export function cjt349Of(object: string, communityCode: string, part = '00'): string | undefined {
  const code = object + communityCode + part;
  return isCjt349(code) ? code : undefined;
}

/** A unit as it was at the end of a past day. */
export const unitPastSchema = unitSchema.extend({ ancestors: z.array(unitRefSchema), asOf: daySchema });
export type UnitPast = z.infer<typeof unitPastSchema>;

/** What may be done with a unit. `distribute`: rows wait here, or below, for somebody to say where they belong. */
export const UNIT_ACTIONS = ['add-child', 'rename', 'move', 'merge', 'split', 'abolish', 'distribute'] as const;

/** A unit's page: `ancestors` from the top down, without the nation and the unit itself; `actions` is what the asker may do here. */
export const unitDetailSchema = unitSchema.extend({
  ancestors: z.array(unitRefSchema),
  aliases: z.array(unitAliasSchema),
  createdAt: instantSchema,
  /** First day in force, and first day no longer; null where nobody knows, or not yet. */
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable(),
  gridKind: gridKindSchema.nullable(),
  successors: z.array(unitRefSchema),
  predecessors: z.array(unitRefSchema),
  /** Rows wait here or below for their new unit. */
  waiting: z.boolean(),
  actions: z.array(z.enum(UNIT_ACTIONS)),
});
export type UnitDetail = z.infer<typeof unitDetailSchema>;

export const UNIT_CHANGE_KINDS = [
  'created',
  'renamed',
  'moved',
  'recoded',
  'removed',
  'described',
  'aliased',
  'activated',
  'merged',
  'took-over',
  'split',
  'arose',
  'abolished',
  'planned',
  'cancelled',
  'failed',
  'distributed',
] as const;

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

/** With `validFrom` in the future the unit is planned, and comes into force by itself on that day. */
export const createUnitSchema = z.object({
  parentId: unitIdSchema,
  name: unitNameSchema,
  code: unitCodeSchema.optional(),
  validFrom: daySchema.optional(),
  gridKind: gridKindSchema.optional(),
});
export type CreateUnit = z.infer<typeof createUnitSchema>;

/** `code` for a unit whose code is pending; `effectiveOn` for a name that is in force from a later day on. */
export const renameUnitSchema = z.object({
  name: unitNameSchema,
  code: unitCodeSchema.optional(),
  validFrom: daySchema.nullable().optional(),
  gridKind: gridKindSchema.nullable().optional(),
  effectiveOn: daySchema.optional(),
  version: z.int().min(1),
});
export type RenameUnit = z.infer<typeof renameUnitSchema>;

/** Why a change is made, by which document, and from which day on it is in force: today when none is given. */
export const unitChangeTermsSchema = z.object({
  reason: z.string().trim().min(1).max(200),
  basis: z.string().trim().min(1).max(200).optional(),
  effectiveOn: daySchema.optional(),
  version: z.int().min(1),
});

export const moveUnitSchema = unitChangeTermsSchema.extend({
  parentId: unitIdSchema,
  code: unitCodeSchema.optional(),
});
export type MoveUnit = z.infer<typeof moveUnitSchema>;
