import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.ts';

/** The instant at which the next plan is due, in memory: every request looks at it. */
@Injectable()
export class DuePlans {
  private at: number | null = null;

  constructor(private readonly clock: Clock) {}

  get isDue(): boolean {
    return this.at !== null && this.clock.nowMs() >= this.at;
  }

  /** Somebody plans something for then. Should that come to nothing, whoever looks finds nothing to do. */
  expect(at: number): void {
    this.at = Math.min(this.at ?? at, at);
  }

  /** What the database says. */
  set(at: number | null): void {
    this.at = at;
  }
}
