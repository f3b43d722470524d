import { readFileSync } from 'node:fs';
import { dayOf } from '@linli/contracts';

/** Shanghai has no summer time: its days begin 8 hours before those of UTC, always. */
const SHANGHAI_MS = 8 * 3_600_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** What time it is. Whoever decides by the day asks here, so that a test can let midnight come. */
export class Clock {
  /** `offsetFile` holds milliseconds by which this clock is ahead: demos and tests only. */
  constructor(private readonly offsetFile: string | null = null) {}

  nowMs(): number {
    return this.offsetFile === null ? Date.now() : Date.now() + offsetIn(this.offsetFile);
  }

  now(): Date {
    return new Date(this.nowMs());
  }

  /** The day in Shanghai, `2026-11-24`. */
  today(): string {
    return dayOf(this.now());
  }
}

/** The instant at which a day of Shanghai begins. */
export function startOfDay(day: string): number {
  const [, year, month, date] = DAY.exec(day) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(date)) - SHANGHAI_MS;
}

/** A file that is not there yet, or holds no number, moves nothing. */
function offsetIn(file: string): number {
  try {
    const offset = Number(readFileSync(file, 'utf8').trim());
    return Number.isFinite(offset) ? offset : 0;
  } catch {
    return 0;
  }
}
