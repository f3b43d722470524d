import type { PlatformStatus } from '@linli/contracts';
import { HealthService, type Locale } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProviderKeys } from '../identity/provider-keys.ts';
import { PluginHost } from '../plugin/plugin-host.ts';

/** Facts of this process that a status shows. */
export class PlatformFacts {
  constructor(
    readonly version: string,
    readonly issuer: string,
    readonly startedAt = new Date(),
  ) {}
}

export interface Readiness {
  status: 'ok' | 'starting' | 'degraded';
  database: boolean;
  identity: boolean;
  plugins: Record<string, string>;
}

/** How the installation stands. */
@Injectable()
export class PlatformService {
  constructor(
    private readonly facts: PlatformFacts,
    private readonly health: HealthService,
    private readonly keys: ProviderKeys,
    private readonly plugins: PluginHost,
    private readonly dataSource: DataSource,
  ) {}

  /** Ready: the database answers, tokens can be verified, and each plugin was brought up or has failed for a reason. */
  async readiness(): Promise<Readiness> {
    const [database, identity] = await Promise.all([this.databaseAnswers(), this.identityAnswers()]);
    const settled = this.plugins.all().every((plugin) => plugin.settled);
    return {
      status: database && identity ? (settled ? 'ok' : 'starting') : 'degraded',
      database,
      identity,
      plugins: Object.fromEntries(this.plugins.all().map(({ id, state }) => [id, state])),
    };
  }

  async status(locale: Locale): Promise<PlatformStatus> {
    const [version, identity] = await Promise.all([this.databaseVersion(), this.identityAnswers()]);
    return {
      version: this.facts.version,
      startedAt: this.facts.startedAt.toISOString(),
      database: { ok: version !== null, version },
      identity: { ok: identity, issuer: this.facts.issuer },
      plugins: this.plugins.all().map((plugin) => plugin.status(locale)),
    };
  }

  private databaseAnswers(): Promise<boolean> {
    return this.health.check().then(
      () => true,
      () => false,
    );
  }

  private async databaseVersion(): Promise<string | null> {
    try {
      const rows = await this.dataSource.query<{ version: string }[]>(
        `SELECT current_setting('server_version') AS version`,
      );
      return rows[0]?.version ?? null;
    } catch {
      // That it does not answer is the answer.
      return null;
    }
  }

  private async identityAnswers(): Promise<boolean> {
    if (this.keys.known) return true;
    return await this.keys.load().then(
      () => true,
      () => false,
    );
  }
}
