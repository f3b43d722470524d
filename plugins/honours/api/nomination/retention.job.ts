import { PluginJobs } from '@linli/sdk-server';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { NominationRetention } from './nomination-retention.ts';

const FIRST_MS = 60_000;
const EVERY_MS = 6 * 3_600_000;

/** Looks several times a day whether somebody's time is over: a machine that is switched off at night misses nothing. */
@Injectable()
export class RetentionJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('retention');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly jobs: PluginJobs,
    private readonly retention: NominationRetention,
  ) {}

  onApplicationBootstrap(): void {
    this.wait(FIRST_MS);
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  private wait(ms: number): void {
    this.timer = setTimeout(() => void this.run(), ms).unref();
  }

  private async run(): Promise<void> {
    try {
      let cleared = 0;
      do {
        cleared = await this.jobs.run('retention', 'honours.nomination.clear', () => this.retention.sweep());
      } while (cleared > 0);
    } catch (error) {
      // Tried again later; whose it was is not for a log.
      this.log.warn(`not done: ${error instanceof Error ? error.name : 'unknown'}`);
    }
    this.wait(EVERY_MS);
  }
}
