import { z } from 'zod';
import { daySchema } from './day.ts';
import { instantSchema, unitIdParamSchema, unitIdSchema } from './ids.ts';
import { unitRefSchema } from './unit.ts';
import { lineSchema } from './words.ts';

/** The longest run of days that is adjusted at once. */
export const MAX_ADJUSTED_DAYS = 31;
/** The most working days that are counted from a day. */
export const MAX_WORKING_DAYS = 500;

/** A day within the years that a calendar is asked about. */
export const calendarDaySchema = daySchema.refine((day) => day >= '2000-01-01' && day <= '2099-12-31');
const monthSchema = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
const yearSchema = z.int().min(2000).max(2099);

/** A year whose arrangement of holidays nobody has published to this installation: only its weekends are known. */
export const unpublishedYearSchema = yearSchema.nullable();

/** A district's own word about a day. `works`: people work on it. */
export const calendarAdjustmentSchema = z.object({
  works: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
});
export type CalendarAdjustment = z.infer<typeof calendarAdjustmentSchema>;

/** A day of the working calendar. `swapped`: a weekend's day that is worked 班, or a weekday that rests 休. */
export const calendarDayStateSchema = z.object({
  day: daySchema,
  works: z.boolean(),
  swapped: z.boolean(),
  /** The public holiday that it belongs to, in the asker's language. */
  holiday: z.string().nullable(),
  adjustment: calendarAdjustmentSchema.nullable(),
});
export type CalendarDayState = z.infer<typeof calendarDayStateSchema>;

/** A month as the calendar page shows it. `district` is null above the districts: nobody adjusts days there. */
export const calendarMonthSchema = z.object({
  month: monthSchema,
  district: unitRefSchema.nullable(),
  days: z.array(calendarDayStateSchema),
  workingDays: z.int(),
  /** Whether the arrangement of the year is known: with the release, or because the district has entered it. */
  year: z.object({
    year: yearSchema,
    published: z.boolean(),
    entered: z.object({ by: z.string(), at: instantSchema }).nullable(),
  }),
  actions: z.array(z.enum(['adjust', 'enter-year'])),
});
export type CalendarMonth = z.infer<typeof calendarMonthSchema>;

export const calendarMonthQuerySchema = z.object({ unitId: unitIdParamSchema.optional(), month: monthSchema });
export type CalendarMonthQuery = z.output<typeof calendarMonthQuerySchema>;

/** Where the end of so many working days after a day falls. */
export const workingDayQuerySchema = z.object({
  unitId: unitIdParamSchema.optional(),
  from: calendarDaySchema,
  days: z.coerce.number().int().min(1).max(MAX_WORKING_DAYS),
});
export type WorkingDayQuery = z.output<typeof workingDayQuerySchema>;
/** `unpublished`: the first year on the way that only its weekends are known of. */
export const workingDayAnswerSchema = z.object({ day: daySchema, unpublished: unpublishedYearSchema });
export type WorkingDayAnswer = z.infer<typeof workingDayAnswerSchema>;

/** Makes days, both ends included, work or rest in a district. Without `to` it is one day. */
export const adjustDaysSchema = z.object({
  districtId: unitIdSchema,
  from: calendarDaySchema,
  to: calendarDaySchema.nullable().default(null),
  works: z.boolean(),
  reason: lineSchema(100),
});
export type AdjustDays = z.output<typeof adjustDaysSchema>;

/** Takes the district's own word about these days back. */
export const clearDaysSchema = adjustDaysSchema.omit({ works: true, reason: true });
export type ClearDays = z.output<typeof clearDaysSchema>;

/** Says that the year's holidays have been entered in full, or takes that back. */
export const enterYearSchema = z.object({ districtId: unitIdSchema, year: yearSchema, entered: z.boolean() });
export type EnterYear = z.output<typeof enterYearSchema>;

export const adjustedDaysSchema = z.object({ from: daySchema, to: daySchema, count: z.int() });
export type AdjustedDays = z.infer<typeof adjustedDaysSchema>;
