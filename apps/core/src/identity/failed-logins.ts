import { appendAudit } from '@linli/sdk-server';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountIssuer } from './account-issuer.ts';
import { IdentityProvider } from './identity-provider.ts';
import { maskUsername } from './mask-username.ts';

const EVERY_MS = 10_000;
/** The provider writes an event down some time after its instant. */
const LOOK_BACK_MS = 60_000;
/** How far back a new installation looks. */
const FIRST_LOOK_MS = 24 * 3_600_000;

/** Takes the provider's failed log-ins over into the audit log: once each, by one instance of core at a time. */
@Injectable()
export class FailedLogins {
  private readonly log = new Logger('identity provider');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly provider: IdentityProvider,
    private readonly issuer: AccountIssuer,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.run(), EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  run(): Promise<void> {
    this.running ??= this.takeOver()
      // Away, or not set up: the next look brings what was missed.
      .catch((error: unknown) => this.log.debug(error instanceof Error ? error.message : error))
      .finally(() => (this.running = undefined));
    return this.running;
  }

  private async takeOver(): Promise<void> {
    const name = this.issuer.value;
    const [mark] = await this.dataSource.query<{ until: Date; ids: string[] }[]>(
      'SELECT seen_until AS until, seen_ids AS ids FROM core.provider_mark WHERE issuer = $1',
      [name],
    );
    const since = mark ? new Date(mark.until.getTime() - LOOK_BACK_MS) : new Date(Date.now() - FIRST_LOOK_MS);
    const found = await this.provider.failedLogins(since);
    if (found.length === 0 && mark) return;
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO core.provider_mark (issuer, seen_until) VALUES ($1, to_timestamp($2)) ON CONFLICT DO NOTHING`,
        [name, since.getTime() / 1000],
      );
      // Asked before the lock; what another instance took over meanwhile is in its list.
      const [held] = await manager.query<{ until: Date; ids: string[] }[]>(
        'SELECT seen_until AS until, seen_ids AS ids FROM core.provider_mark WHERE issuer = $1 FOR UPDATE',
        [name],
      );
      const known = new Set(held?.ids);
      const oldest = (held?.until.getTime() ?? 0) - LOOK_BACK_MS;
      const fresh = found.filter(({ id, at }) => !known.has(id) && at.getTime() >= oldest);
      if (fresh.length === 0) return;
      const names = [...new Set(fresh.flatMap(({ username }) => (username === null ? [] : [username])))];
      const accounts = await manager.query<{ id: string; username: string }[]>(
        'SELECT id, username FROM core.account WHERE issuer = $1 AND username = ANY ($2)',
        [name, names],
      );
      const idOf = new Map(accounts.map(({ id, username }) => [username, id]));
      await appendAudit(
        (sql, values) => manager.query(sql, values),
        fresh.map(({ id, at, username, reason }) => ({
          action: 'core.session.failed',
          kind: 'session',
          outcome: 'refused',
          actor: { id: idOf.get(username ?? '') ?? null, name: maskUsername(username) },
          target: { type: 'core.log-in', id },
          after: { at: at.toISOString() },
          reason,
        })),
      );
      const newest = new Date(Math.max(held?.until.getTime() ?? 0, ...fresh.map(({ at }) => at.getTime())));
      // Ids are kept as long as a look reaches back to them.
      const kept = [...(held?.ids ?? []), ...fresh.map(({ id }) => id)].slice(-2_000);
      await manager.query('UPDATE core.provider_mark SET seen_until = $2, seen_ids = $3 WHERE issuer = $1', [
        name,
        newest,
        kept,
      ]);
    });
  }
}
