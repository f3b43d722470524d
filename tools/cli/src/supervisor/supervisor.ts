import { delimiter, join } from 'node:path';
import { repoRoot, type Settings } from '../settings.ts';
import type { InstanceState } from '../instance/lock.ts';
import { removeRunFile, writeRunFile } from '../instance/run-file.ts';
import { ManagedChild } from './child.ts';

/** Files of the processes; a test puts small ones in their place. */
export interface ProcessFiles {
  postgres: string;
  idp: string;
  core: string;
}

export const productFiles: ProcessFiles = {
  postgres: join(repoRoot, 'tools/cli/src/process/postgres-guard.ts'),
  idp: join(repoRoot, 'apps/demo-idp/src/main.ts'),
  core: join(repoRoot, 'apps/core/dist/server/main.js'),
};

/** Holds the product's processes: starts them in order, brings them back, stops them in the opposite order. */
export class Supervisor {
  private readonly settings: Settings;
  private readonly startedAt = new Date().toISOString();
  private readonly guard: ManagedChild | undefined;
  private readonly idp: ManagedChild | undefined;
  private readonly core: ManagedChild;
  private databaseUrl: string | undefined;
  private phase: InstanceState['phase'] = 'starting';

  constructor(settings: Settings, files: ProcessFiles = productFiles) {
    this.settings = settings;
    this.databaseUrl = settings.databaseUrl;
    const child = (name: string, file: string, stopMs: number, env: () => Record<string, string | undefined>) =>
      new ManagedChild({
        name,
        file,
        stopMs,
        env,
        logDir: join(settings.home, 'logs'),
        execArgv: ['--disable-warning=ExperimentalWarning'],
      });
    if (!settings.databaseUrl) {
      this.guard = child('postgres', files.postgres, 20_000, () => ({ LINLI_HOME: settings.home }));
    }
    if (!settings.oidcIssuer) this.idp = child('idp', files.idp, 5_000, () => ({ ...this.common(), LINLI_DEMO: '1' }));
    this.core = child('core', files.core, 8_000, () => this.coreEnvironment());
    for (const each of this.children()) each.on('ready', () => this.note());
  }

  /** Starts the embedded PostgreSQL, unless there is another database. */
  async startDatabase(): Promise<void> {
    if (!this.guard) return;
    this.guard.on('ready', ({ url }) => {
      const moved = this.databaseUrl !== undefined && this.databaseUrl !== url;
      this.databaseUrl = url;
      // its port was taken while it was away: whoever knows the old address must learn the new one
      if (moved) for (const user of [this.idp, this.core]) user?.restart();
    });
    await this.guard.start();
  }

  /** Starts the identity provider and core, which wait for each other where they must. */
  async startServices(): Promise<void> {
    await Promise.all([this.idp?.start(), this.core.start()]);
  }

  /** Everything is up. */
  announce(): void {
    this.phase = 'running';
    this.note();
  }

  /** Core ends first (and with it the plugins), the database last. */
  async stop(): Promise<void> {
    this.phase = 'stopping';
    await this.core.stop();
    await this.idp?.stop();
    await this.guard?.stop();
    removeRunFile(this.settings.home);
  }

  state(): InstanceState {
    return {
      pid: process.pid,
      url: this.settings.publicUrl,
      phase: this.phase,
      processes: this.children().map(({ name, pid, state, restarts }) => ({ name, pid: pid ?? null, state, restarts })),
    };
  }

  children(): ManagedChild[] {
    return [this.guard, this.idp, this.core].filter((child) => child !== undefined);
  }

  private common(): Record<string, string | undefined> {
    const { settings } = this;
    return {
      LINLI_HOME: settings.home,
      LINLI_PORT: String(settings.port),
      LINLI_HOST: settings.host,
      LINLI_PUBLIC_URL: settings.publicUrl,
      LINLI_TLS_CERT: settings.tls?.cert,
      LINLI_TLS_KEY: settings.tls?.key,
      LINLI_SOCKET_DIR: settings.socketDir,
      LINLI_DATABASE_URL: this.databaseUrl,
      LINLI_LOG: settings.log,
    };
  }

  private coreEnvironment(): Record<string, string | undefined> {
    const { settings } = this;
    const embedded = settings.oidcIssuer === undefined;
    return {
      ...this.common(),
      LINLI_OIDC_ISSUER: settings.oidcIssuer ?? `${settings.publicUrl}/idp`,
      LINLI_OIDC_SOCKET: embedded ? join(settings.socketDir, 'idp.sock') : undefined,
      LINLI_DEMO: embedded ? '1' : undefined,
      LINLI_PLUGINS_DIR: settings.pluginsDir,
      LINLI_FURTHER_PLUGINS: settings.furtherPlugins.join(delimiter),
      LINLI_SHELL_DIR: process.env['LINLI_SHELL_DIR'] ?? join(repoRoot, 'apps/shell/dist'),
      NODE_ENV: 'production',
    };
  }

  private note(): void {
    const core = this.core.pid;
    if (this.phase === 'stopping' || core === undefined) return;
    const { home, publicUrl, localUrl, port, socketDir } = this.settings;
    writeRunFile(home, {
      home,
      pid: process.pid,
      url: publicUrl,
      localUrl,
      port,
      startedAt: this.startedAt,
      databaseUrl: this.databaseUrl ?? '',
      socketDir,
      processes: { postgres: this.guard?.pid, idp: this.idp?.pid, core },
    });
  }
}
