import { PlatformError } from '@linli/sdk-server';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { IdentityProvider } from './identity-provider.ts';

/** What core has decided by itself and the provider is only told of. */
export type ProviderAction = 'enable' | 'disable' | 'end-sessions';

const EVERY_MS = 5_000;
const AT_ONCE = 20;
const LONGEST_PAUSE_S = 600;

interface Task {
  id: string;
  action: ProviderAction;
  subject: string;
  tries: number;
}

/**
 * Tells the provider what core has decided. Once at once; when the provider is away, again and again until it has
 * heard: the tasks stand in the database, and any instance of core takes them up.
 */
@Injectable()
export class ProviderTasks {
  private readonly log = new Logger('identity provider');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly provider: IdentityProvider,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.run(), EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Tries now, in the caller's request; what fails is kept for later. Answers whether the provider knows. */
  async tell(
    manager: EntityManager,
    account: { id: string; subject: string },
    actions: ProviderAction[],
  ): Promise<boolean> {
    // What waits for this account is overtaken by what is decided now.
    await manager.query('DELETE FROM core.provider_task WHERE account_id = $1', [account.id]);
    for (const [i, action] of actions.entries()) {
      try {
        await this.perform(action, account.subject);
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        for (const later of actions.slice(i)) {
          await manager.query(
            `INSERT INTO core.provider_task (account_id, action, last_error, next_at) VALUES ($1, $2, $3, now() + interval '3 seconds')`,
            [account.id, later, error.code],
          );
        }
        return false;
      }
    }
    return true;
  }

  /** Takes up what is due, oldest first. */
  run(): Promise<void> {
    this.running ??= this.work()
      .catch((error: unknown) => this.log.debug(error instanceof Error ? error.message : error))
      .finally(() => (this.running = undefined));
    return this.running;
  }

  private async work(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const tasks = await manager.query<Task[]>(
        `SELECT t.id, t.action, t.tries, a.subject FROM core.provider_task t JOIN core.account a ON a.id = t.account_id
         WHERE t.next_at <= now() ORDER BY t.id LIMIT ${AT_ONCE} FOR UPDATE OF t SKIP LOCKED`,
      );
      for (const { id, action, subject, tries } of tasks) {
        try {
          await this.perform(action, subject);
          await manager.query('DELETE FROM core.provider_task WHERE id = $1', [id]);
        } catch (error) {
          const pause = Math.min(5 * 2 ** tries, LONGEST_PAUSE_S);
          await manager.query(
            `UPDATE core.provider_task SET tries = tries + 1, last_error = $2, next_at = now() + make_interval(secs => $3) WHERE id = $1`,
            [id, error instanceof PlatformError ? error.code : String(error), pause],
          );
          // The next ones would only wait for the same.
          return;
        }
      }
    });
  }

  private async perform(action: ProviderAction, subject: string): Promise<void> {
    if (action === 'end-sessions') await this.provider.endSessions(subject);
    else await this.provider.setEnabled(subject, action === 'enable');
  }
}
