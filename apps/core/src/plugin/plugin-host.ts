import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Registry } from '@linli/contracts';
import {
  LOCALES,
  MigrationError,
  pluginSchemaName,
  preparePlugin,
  PrivacyRefusedError,
  rolePassword,
  subjectsKeyOf,
  urlForRole,
  type Texts,
} from '@linli/sdk-server';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import type { RoleDefinition } from '../access/core-roles.ts';
import { syncPermissions, syncRoles } from '../access/role-sync.ts';
import type { CoreConfig } from '../config.ts';
import { pluginCredential } from '../plugin-door/plugin-credential.ts';
import type { Bundle } from './bundle.ts';
import { coreSocket } from './core-socket.ts';
import { discoverPlugins } from './discovery.ts';
import { HostedPlugin } from './hosted-plugin.ts';
import { PluginProcess } from './plugin-process.ts';
import { registryDocument } from './registry-document.ts';
import { request } from './socket-request.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
const DESCRIBE_MS = 5_000;

export interface PluginHostOptions {
  config: Pick<
    CoreConfig,
    'pluginsDir' | 'furtherPlugins' | 'socketDir' | 'home' | 'databaseUrl' | 'clockFile' | 'log'
  >;
  texts: Texts;
  masterKey: string;
  /** Public key with which the plugins verify their contexts, as a JWK. */
  contextPublicJwk: string;
  platform: Omit<Registry, 'plugins'>;
}

/** Brings the plugins up and keeps them up, each on its own: a bad one is a line in a list and nothing more. */
export class PluginHost {
  private readonly log = new Logger('plugins');
  private readonly plugins = new Map<string, HostedPlugin>();
  private readonly processes: PluginProcess[] = [];
  private readonly bringing: Promise<void>[] = [];
  private readonly halt = new AbortController();
  private registry: string | null = null;

  constructor(private readonly options: PluginHostOptions) {}

  find(id: string): HostedPlugin | undefined {
    return this.plugins.get(id);
  }

  all(): HostedPlugin[] {
    return [...this.plugins.values()];
  }

  /** `/shell/registry.json`, as text; made anew only when a state changed. */
  registryText(): string {
    this.registry ??= JSON.stringify(registryDocument(this.options.platform, this.plugins.values()));
    return this.registry;
  }

  /** Looks what is there. Afterwards every plugin is known, with its state. */
  async discover(): Promise<void> {
    const { config, texts } = this.options;
    for (const found of await discoverPlugins(config.pluginsDir, config.furtherPlugins)) {
      const { id, problem } = found;
      const socket = path.join(config.socketDir, `plugin-${id}.sock`);
      const plugin = new HostedPlugin(found, socket, texts, () => (this.registry = null));
      if (problem) {
        this.log.error(`${id}: ${problem.message}`);
        plugin.enter('failed', problem.reason);
      }
      this.plugins.set(id, plugin);
    }
    this.registry = null;
  }

  /** Starts all of them; returns at once. */
  start(): void {
    for (const plugin of this.plugins.values()) {
      const { bundle } = plugin;
      if (bundle) this.bringing.push(this.bring(plugin, bundle));
    }
  }

  async stop(): Promise<void> {
    this.halt.abort();
    await Promise.all(this.bringing);
    await Promise.all(this.processes.map((process) => process.stop()));
    await Promise.all(this.all().map((plugin) => plugin.dispatcher.destroy()));
  }

  private async bring(plugin: HostedPlugin, bundle: Bundle): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.halt.signal.aborted) {
      try {
        await this.prepare(plugin, bundle);
        this.run(plugin, bundle);
        return;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        this.log.error(`${plugin.id}: ${message}`);
        if (error instanceof PrivacyRefusedError) {
          plugin.refuse(error.reason, error.where, error.rule);
          return;
        }
        if (error instanceof MigrationError) {
          plugin.enter('failed', /: table /.test(message) ? 'unprotected-table' : 'migration-failed');
          return;
        }
        plugin.enter('failed', 'database');
      }
      await sleep(pause, undefined, { signal: this.halt.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  /** Schema, roles and migrations in the database; the plugin's roles among the platform's. */
  private async prepare(plugin: HostedPlugin, { folder, manifest, texts }: Bundle): Promise<void> {
    const { config, masterKey } = this.options;
    const client = new Client({
      connectionString: config.databaseUrl,
      application_name: 'linli-prepare',
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const titled = <T extends { id: string; title: string }>(given: T) => {
        const key = given.title.replaceAll('%', '');
        return {
          ...given,
          title: Object.fromEntries(LOCALES.map((locale) => [locale, texts[locale]?.[key] ?? given.id])),
        };
      };
      await preparePlugin({
        client,
        pluginId: plugin.id,
        masterKey,
        migrations: path.join(folder, path.dirname(manifest.data.migrations)),
        data: manifest.data,
        todos: (manifest.todos ?? []).map((kind) => titled(kind)),
      });
      const permissions = manifest.permissions.map((each) => ({
        ...titled(each),
        risk: each.risk ?? ('normal' as const),
      }));
      await syncPermissions(client, plugin.id, permissions);
      const roles = manifest.roles.map((role): RoleDefinition => titled(role));
      await syncRoles(client, plugin.id, roles);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private run(plugin: HostedPlugin, { folder, manifest }: Bundle): void {
    if (this.halt.signal.aborted) return;
    const { config, masterKey, contextPublicJwk } = this.options;
    const role = `${pluginSchemaName(plugin.id)}_app`;
    const process = new PluginProcess({
      id: plugin.id,
      main: path.join(folder, 'server/main.js'),
      socket: plugin.socket,
      logFile: path.join(config.home, 'logs', `plugin-${plugin.id}.log`),
      memoryMb: manifest.api.limits.memoryMb,
      env: {
        LINLI_PLUGIN_DATABASE_URL: urlForRole(config.databaseUrl, role, rolePassword(masterKey, role)),
        LINLI_CONTEXT_PUBLIC_JWK: contextPublicJwk,
        LINLI_CORE_SOCKET: coreSocket(config.socketDir),
        LINLI_PLUGIN_CREDENTIAL: pluginCredential(masterKey, plugin.id),
        LINLI_PLUGIN_DIR: folder,
        LINLI_SUBJECTS_KEY: subjectsKeyOf(masterKey, plugin.id),
        LINLI_FILES_DIR: path.join(config.home, 'files', plugin.id),
        LINLI_CLOCK_FILE: config.clockFile ?? '',
        LINLI_LOG: config.log,
      },
      onReady: async () => {
        const { status, body } = await request(plugin.socket, '/v1/openapi.json', DESCRIBE_MS);
        if (status !== 200) throw new Error(`its description answered ${status}`);
        plugin.describe(body);
      },
      onState: (state, reason) => {
        plugin.pid = process.pid;
        plugin.enter(state, reason);
        if (state === 'running')
          this.log.log(`${plugin.id} ${plugin.version} runs (${plugin.routes?.size ?? 0} routes)`);
        if (state === 'failed')
          this.log.warn(`${plugin.id}: its process ended (${reason ?? ''}); see ${plugin.id}'s log`);
      },
      onRestart: () => (plugin.restarts += 1),
    });
    this.processes.push(process);
    process.start();
  }
}
