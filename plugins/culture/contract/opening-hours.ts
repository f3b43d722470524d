import { addDays } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import { z } from 'zod';

/** Part of a day in minutes after midnight in Shanghai: 8:30 is 510, the end of the day 1440. */
export interface Span {
  from: number;
  to: number;
}

export const DAY_END = 1440;
/** From when on it is evening: people who work can come then. */
export const EVENING = 18 * 60;
const MOST_SPANS = 4;
const SPAN = /^(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)$/;

/** `8:30-12:00 14:00-20:00` as spans; an empty line is a closed day. Null where it cannot be read, overlaps or turns back. */
export function spansOf(line: string): Span[] | null {
  const words = line
    .replace(/[：]/g, ':')
    .replace(/\s*[-–—~～至到]\s*/g, '-')
    .split(/[\s,，、;；]+/)
    .filter((word) => word !== '');
  if (words.length > MOST_SPANS) return null;
  const spans: Span[] = [];
  for (const word of words) {
    const [, fromHour, fromMinute, toHour, toMinute] = SPAN.exec(word) ?? [];
    if (toMinute === undefined) return null;
    const span = { from: Number(fromHour) * 60 + Number(fromMinute), to: Number(toHour) * 60 + Number(toMinute) };
    if (span.to <= span.from || span.to > DAY_END) return null;
    spans.push(span);
  }
  spans.sort((a, b) => a.from - b.from);
  const overlaps = spans.some(({ from }, n) => n > 0 && from < (spans[n - 1]?.to ?? 0));
  return overlaps ? null : spans;
}

/** `09:00` of minutes. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes of `09:00`. */
export const minutesOf = (clock: string): number => Number(clock.slice(0, -3)) * 60 + Number(clock.slice(-2));

/** The one way in which hours are kept: `08:30-12:00 14:00-20:00`. */
export const lineOf = (spans: readonly Span[]): string =>
  spans.map(({ from, to }) => `${clockOf(from)}-${clockOf(to)}`).join(' ');

/** The hours of one day as people type them. */
export const dayHoursSchema = z
  .string()
  .max(80)
  .refine((line) => spansOf(line) !== null, 'venue.hours.unreadable');

/** Monday first. */
export const weekHoursSchema = z.array(dayHoursSchema).length(7);

const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, { from, to }) => sum + to - from, 0);
/** What of these spans lies within another. */
const within = (spans: readonly Span[], { from, to }: Span) =>
  spans.flatMap((span) => {
    const cut = { from: Math.max(span.from, from), to: Math.min(span.to, to) };
    return cut.to > cut.from ? [cut] : [];
  });

export const openMinutes = (line: string): number => lengthOf(spansOf(line) ?? []);

/** Minutes of a usual week in the evening from Monday to Friday, and at the weekend: when people who work can come. */
export function offHourMinutes(hours: readonly string[]): { evening: number; weekend: number } {
  const spans = hours.map((line) => spansOf(line) ?? []);
  const evening = spans.slice(0, 5).flatMap((day) => within(day, { from: EVENING, to: DAY_END }));
  return { evening: lengthOf(evening), weekend: lengthOf(spans.slice(5).flat()) };
}

/** 0 is Monday. */
export const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
export const mondayOf = (day: Day): Day => addDays(day, -weekdayOf(day));

/** The hours of a day: those of its weekday, or on a public holiday those that are said for holidays. */
export function hoursOn(
  day: Day,
  { hours, holidayHours }: { hours: readonly string[]; holidayHours: string },
  isHoliday: boolean,
): Span[] {
  return spansOf((isHoliday ? holidayHours : hours[weekdayOf(day)]) ?? '') ?? [];
}

/** Whether a span lies in one of these as a whole. */
export const isWithin = (span: Span, spans: readonly Span[]): boolean =>
  spans.some(({ from, to }) => from <= span.from && span.to <= to);
