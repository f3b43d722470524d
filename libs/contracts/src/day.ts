import { z } from 'zod';

/** A day in Asia/Shanghai, `2026-11-24`. Where a period ends, the first day on which it does not hold any more. */
export const daySchema = z.iso.date();
export type Day = z.infer<typeof daySchema>;

/** The day that an instant falls on in Asia/Shanghai. */
export function dayOf(instant: Date): Day {
  // China keeps one time without summer time: eight hours before UTC, all year.
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The day a number of days later, or earlier when it is negative. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Asia/Shanghai. */
export function dayStart(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
