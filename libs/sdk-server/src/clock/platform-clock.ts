import { readFileSync } from 'node:fs';
import { dayOf } from '@linli/contracts';
import type { Day } from '@linli/contracts';

/**
 * What time it is for this process. Whoever decides by the day asks here, so that a test or a demo can let midnight come;
 * core hands its own clock on to the plugins.
 */
export class PlatformClock {
  /** `offsetFile` holds milliseconds by which this clock is ahead: demos and tests only. */
  constructor(private readonly offsetFile: string | null = null) {}

  /** Whether it may stand elsewhere than the database's. */
  get isMovable(): boolean {
    return this.offsetFile !== null;
  }

  nowMs(): number {
    return this.offsetFile === null ? Date.now() : Date.now() + offsetIn(this.offsetFile);
  }

  now(): Date {
    return new Date(this.nowMs());
  }

  /** The day in Shanghai, `2026-11-24`. */
  today(): Day {
    return dayOf(this.now());
  }
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
