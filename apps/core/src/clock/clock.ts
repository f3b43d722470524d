import { PlatformClock } from '@linli/sdk-server';

/** Shanghai has no summer time: its days begin 8 hours before those of UTC, always. */
const SHANGHAI_MS = 8 * 3_600_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** What time it is in core. A class of its own: core gives it to its own parts beside the one that every server has. */
export class Clock extends PlatformClock {}

/** The instant at which a day of Shanghai begins. */
export function startOfDay(day: string): number {
  const [, year, month, date] = DAY.exec(day) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(date)) - SHANGHAI_MS;
}
