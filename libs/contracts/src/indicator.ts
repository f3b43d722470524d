import { z } from 'zod';
import { permissionIdSchema } from './access.ts';
import { addDays, daySchema } from './day.ts';
import type { Day } from './day.ts';
import { instantSchema, pluginIdSchema, unitIdSchema } from './ids.ts';
import type { UnitId } from './ids.ts';
import { textKeySchema } from './text-key.ts';
import { unitLevelSchema } from './unit.ts';

/** What a figure counts in: things, money in fen, or a share of a whole. */
export const indicatorUnitSchema = z.enum(['count', 'fen', 'share']);
export type IndicatorUnit = z.infer<typeof indicatorUnitSchema>;

/** `memo.notes`: its owner (a plugin, or `core`) and a name of the owner's own. */
export const indicatorIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,31}\.[a-z][a-z0-9-]{0,63}$/);

/** Who computes an indicator, by its id. */
export function ownerOf(indicator: string): string {
  return indicator.slice(0, indicator.indexOf('.'));
}

const BLANK = /\{(\w*)\}/g;
const BLANKS = new Set(['unitId', 'asOf', 'from']);

/**
 * Address of the records behind a figure, below the owner's pages: `notes?keptOn={asOf}&unit={unitId}`. Blanks stand for
 * whole values of its query: `{unitId}` and `{asOf}` in each, `{from}` for the first day of the window.
 */
export const drilldownSchema = z
  .string()
  .max(300)
  .regex(/^[a-z][\w/-]*\?[\w=&{},-]+$/, 'is a path below the owner’s pages with a query')
  .refine((pattern) => [...pattern.matchAll(BLANK)].every(([, name = '']) => BLANKS.has(name)), {
    message: 'knows the blanks {unitId}, {asOf} and {from}',
  })
  .refine((pattern) => pattern.includes('={unitId}') && pattern.includes('={asOf}'), {
    message: 'says for which unit and day: ={unitId} and ={asOf}',
  });

/** A question that an owner answers: a figure of one unit (null: all that the asker may see) and one day. */
export interface FigureQuestion {
  unitId: UnitId | null;
  /** The day at the end of which it is counted. */
  asOf: Day;
  /** First day of the indicator's window; `asOf` itself without one. */
  from: Day;
}

/** First day of a window that ends on a day: 30 days up to the 30th begin on the 1st. */
export function windowStart(asOf: Day, window: number | null | undefined): Day {
  return addDays(asOf, 1 - (window ?? 1));
}

/** The address behind one figure, still below the owner's pages. Without a unit it narrows to none. */
export function drilldownOf(pattern: string, { unitId, asOf, from }: FigureQuestion): string {
  const [path = '', query = ''] = pattern.split('?');
  const values: Readonly<Record<string, string | null>> = {
    '{unitId}': unitId === null ? null : String(unitId),
    '{asOf}': asOf,
    '{from}': from,
  };
  const filled = query.split('&').flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=');
    const given = value in values ? values[value] : value;
    return given === null || given === undefined ? [] : [`${name}=${given}`];
  });
  return `${path}?${filled.join('&')}`;
}

/** An indicator as its owner declares it. Titles, definition and rule are keys of the owner's locale files. */
export const indicatorSchema = z
  .strictObject({
    id: indicatorIdSchema,
    title: textKeySchema,
    /** What it says, in a sentence for everybody. */
    definition: textKeySchema,
    /** Which records are counted, and which not: so that two who count come to the same. */
    rule: textKeySchema,
    unit: indicatorUnitSchema,
    /** Levels of units that it is told for. */
    levels: z.array(unitLevelSchema).min(1),
    /** Reads the records that are counted: whoever does not hold it is told no figure. */
    permission: permissionIdSchema,
    /** The records that are counted; of a share, its part. */
    drilldown: drilldownSchema,
    /** Of a share: the records that it is a share of. */
    whole: drilldownSchema.optional(),
    /** Counts what happened in so many days up to the day; without it, what is so at the end of the day. */
    window: z.int().min(1).max(366).optional(),
    /** What is counted is not counted exactly by its nature; shown as "1600+". */
    approximate: z.boolean().optional(),
  })
  .refine(({ unit, whole }) => (unit === 'share') === (whole !== undefined), {
    path: ['whole'],
    message: 'a share, and nothing else, says what it is a share of',
  })
  .refine(({ drilldown, whole = '', window }) => window !== undefined || !`${drilldown}${whole}`.includes('{from}'), {
    path: ['window'],
    message: 'is needed for {from}',
  });
export type Indicator = z.infer<typeof indicatorSchema>;

/** Figures of so many units and days together are told at once. */
export const MAX_FIGURES = 200;

/** `a,b` or a repeated word. */
const partsSchema = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [...new Set([given].flat().flatMap((part) => part.split(',')))]);

/** `unit=3,4&asOf=2026-10-31`. Without a unit: all that the asker may see; without a day: today. */
export const figuresQuerySchema = z
  .object({
    unit: partsSchema
      .transform((parts) => parts.map(Number))
      .pipe(z.array(unitIdSchema).min(1).max(100))
      .optional(),
    asOf: partsSchema.pipe(z.array(daySchema).min(1).max(12)).optional(),
  })
  .refine(({ unit = [], asOf = [] }) => Math.max(unit.length, 1) * Math.max(asOf.length, 1) <= MAX_FIGURES, {
    path: ['unit'],
    message: `at most ${MAX_FIGURES} units × days`,
  });
export type FiguresQuery = z.output<typeof figuresQuerySchema>;

/**
 * Whether there is a figure: `told`; or why not. `not-recorded`: the owner has nothing recorded that could be counted;
 * `no-permission`: the asker may not see its records; `out-of-reach`: not of this unit; `not-at-level`: it is not told for
 * units of this level.
 */
export const figureStateSchema = z.enum(['told', 'not-recorded', 'no-permission', 'out-of-reach', 'not-at-level']);
export type FigureState = z.infer<typeof figureStateSchema>;

const amount = z.int().min(0);
/** A figure of a unit and a day, for whoever asks: the count, or the sum, of the records behind it that they may see. */
export const figureSchema = z.object({
  indicator: indicatorIdSchema,
  unitId: unitIdSchema.nullable(),
  asOf: daySchema,
  state: figureStateSchema,
  /** Count, or fen; of a share, how many of `whole`. Null unless told. */
  value: amount.nullable(),
  /** Of a share: of how many. Never left out where a share is shown. */
  whole: amount.nullable(),
  /** The asker sees a part of the unit only. */
  partial: z.boolean(),
});
export type Figure = z.infer<typeof figureSchema>;
/** What one owner answers. */
export const figuresSchema = z.object({ computedAt: instantSchema, figures: z.array(figureSchema) });
export type Figures = z.infer<typeof figuresSchema>;

const bilingual = z.strictObject({ 'zh-CN': z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(600) });
/** A line of the district's list of figures: its own words for an indicator, whether or not its owner is there yet. */
export const boardLineSchema = z.strictObject({
  indicator: indicatorIdSchema,
  title: bilingual,
  /** The counting rule, as the district has agreed it. */
  rule: bilingual,
  /** What the owner is called while it is not there to say so itself. */
  owner: bilingual,
  unit: indicatorUnitSchema,
  approximate: z.boolean().default(false),
});
export type BoardLine = z.infer<typeof boardLineSchema>;

/** Sets the district's list anew; `version` is that of the list that was looked at, 0 when there was none. */
export const setBoardSchema = z.object({
  version: z.int().min(0),
  lines: z
    .array(boardLineSchema)
    .max(200)
    .refine((lines) => new Set(lines.map(({ indicator }) => indicator)).size === lines.length, {
      message: 'names an indicator twice',
    }),
});
export type SetBoard = z.infer<typeof setBoardSchema>;

export const boardOwnerSchema = z.object({
  id: pluginIdSchema,
  title: z.string(),
  /** `absent`: no such plugin is installed. */
  state: z.enum(['running', 'starting', 'failed', 'absent']),
  /** Why it does not run, in words. */
  reason: z.string().nullable(),
});
export type BoardOwner = z.infer<typeof boardOwnerSchema>;

/** An indicator as the board shows it: in the district's words if it is on its list, else in the owner's. */
export const boardIndicatorSchema = z.object({
  id: indicatorIdSchema,
  title: z.string(),
  definition: z.string().nullable(),
  rule: z.string(),
  unit: indicatorUnitSchema,
  approximate: z.boolean(),
  window: z.int().nullable(),
  /** On the district's list. */
  listed: z.boolean(),
  /** The owner declares it. One that is listed and not declared is not yet recorded, whatever else is known of it. */
  declared: z.boolean(),
  drilldown: z.string().nullable(),
  whole: z.string().nullable(),
});
export type BoardIndicator = z.infer<typeof boardIndicatorSchema>;

/** What the board is made of, without any figure: those are asked of each owner. */
export const boardSchema = z.object({
  version: z.int(),
  owners: z.array(boardOwnerSchema),
  indicators: z.array(boardIndicatorSchema),
});
export type Board = z.infer<typeof boardSchema>;
