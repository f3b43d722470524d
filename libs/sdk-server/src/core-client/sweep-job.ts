import type { PermissionId } from '@linli/contracts';
import { Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { PluginJobs } from './plugin-jobs.ts';

const FIRST_MS = 60_000;
const EVERY_MS = 6 * 3_600_000;

/** A job of the manifest that removes what may not be kept any longer. */
export interface Sweep {
  /** Its id in the manifest. */
  job: string;
  /** The one of its permissions that it acts with. */
  acting: PermissionId;
  /** Removes some of it, in the transaction under way; answers how many. It is asked again until it answers 0. */
  sweep(): Promise<number>;
}

/** Looks several times a day whether anything's time is over: a machine that is switched off at night misses nothing. */
export abstract class SweepJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log: Logger;
  private timer: NodeJS.Timeout | undefined;

  protected constructor(
    private readonly jobs: PluginJobs,
    private readonly what: Sweep,
  ) {
    this.log = new Logger(what.job);
  }

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
    const { job, acting } = this.what;
    try {
      let swept = 0;
      do {
        swept = await this.jobs.run(job, acting, () => this.what.sweep());
      } while (swept > 0);
    } catch (error) {
      // Tried again later; whose it was is not for a log.
      this.log.warn(`not done: ${error instanceof Error ? error.name : 'unknown'}`);
    }
    this.wait(EVERY_MS);
  }
}
