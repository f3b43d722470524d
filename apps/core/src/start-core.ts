import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import type { Registry } from '@linli/contracts';
import {
  ContextResolver,
  createServer,
  describeApi,
  loadOrCreateEd25519,
  loadOrCreateSecret,
  publicJwk,
  sdkLocales,
  Texts,
  vouchKeyOf,
} from '@linli/sdk-server';
import { randomBytes } from 'node:crypto';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { JWK } from 'jose';
import { DataSource } from 'typeorm';
import { AccessService } from './access/access.service.ts';
import { coreModules } from './app.module.ts';
import { AttachmentLinks } from './attachment/attachment-links.ts';
import { AuditSeals } from './audit/audit-seals.ts';
import { Sealer } from './audit/sealer.ts';
import { Clock } from './clock/clock.ts';
import type { CoreConfig } from './config.ts';
import { Gateway } from './gateway/gateway.ts';
import { ScopeSets } from './gateway/scope-sets.ts';
import { SessionHandles } from './gateway/session-handles.ts';
import { Front } from './http/front.ts';
import { IdpProxy } from './http/idp-proxy.ts';
import { ProblemAnswer } from './http/problem-answer.ts';
import { ShellFiles } from './http/shell-files.ts';
import { AccountIssuer } from './identity/account-issuer.ts';
import { CoreContextResolver } from './identity/core-context.resolver.ts';
import { EndedSessions } from './identity/ended-sessions.ts';
import { DemoProvider } from './identity/demo.provider.ts';
import { FailedLogins } from './identity/failed-logins.ts';
import { ForeignProvider } from './identity/foreign.provider.ts';
import type { IdentityProvider } from './identity/identity-provider.ts';
import { IdentityService } from './identity/identity.service.ts';
import { LogoutTokens } from './identity/logout-token.ts';
import { ProviderKeys } from './identity/provider-keys.ts';
import { ProviderTasks } from './identity/provider-tasks.ts';
import { BearerVerifier } from './identity/user-token.ts';
import { KeycloakProvider, keycloakOf } from './keycloak/keycloak.provider.ts';
import { RealmFacts } from './keycloak/keycloak.service.ts';
import { openDatabase } from './open-database.ts';
import { DatabaseSignals } from './platform/database-signals.ts';
import { Housekeeping } from './platform/housekeeping.ts';
import { PlatformFacts, PlatformService } from './platform/platform.service.ts';
import { coreSocket } from './plugin/core-socket.ts';
import { PluginHost } from './plugin/plugin-host.ts';
import { JobContexts } from './plugin-door/job-contexts.ts';
import { PluginCalls } from './plugin-door/plugin-calls.ts';
import { PluginDoor } from './plugin-door/plugin-door.ts';
import { loadVaultKeys, type VaultKeys } from './privacy/vault-keys.ts';
import { networkCode, StartError } from './start.errors.ts';
import { UnitPlanRunner } from './unit/unit-plan.runner.ts';

/** Name of the embedded provider in the accounts: its address changes with the port, its people do not. */
const EMBEDDED_ISSUER = 'linli-demo-idp';
const CONNECTIONS = 10;
/** How long requests under way may take when core is stopped. */
const DRAIN_MS = 3_000;

export interface CoreFolders {
  /** Folder of the built process; undefined from source. */
  bundle?: string | undefined;
  locales: string;
  migrations: string;
}

export interface RunningCore {
  /** Where it listens. */
  port: number;
  stop(): Promise<void>;
}

interface CoreKeys {
  context: KeyObject;
  contextPublicJwk: string;
  operator: KeyObject;
  /** Signs sealed batches of the audit log. */
  audit: KeyObject;
  /** Core's own account at the identity provider proves itself with it. */
  provider: JWK;
  /** What people's values are encrypted under. */
  vault: VaultKeys;
  master: string;
}

/** Starts core: database, plugins' host, API, and the one door of the origin. Ready when this resolves. */
export async function startCore(config: CoreConfig, folders: CoreFolders, version: string): Promise<RunningCore> {
  mkdirSync(config.socketDir, { recursive: true, mode: 0o700 });
  chmodSync(config.socketDir, 0o700);
  const texts = Texts.fromFolders([sdkLocales(folders.bundle ?? ''), folders.locales]);
  const keys = await loadKeys(path.join(config.home, 'keys'));
  const vouchKey = vouchKeyOf(keys.master);
  const { bundle, migrations } = folders;
  await openDatabase({ url: config.databaseUrl, bundleFolder: bundle, migrations, texts, vouchKey });

  const { issuer, clientId, audience, socket } = config.oidc;
  const providerKeys = new ProviderKeys(issuer, socket);
  const platform: Omit<Registry, 'plugins'> = {
    platform: { version },
    oidc: { issuer, clientId, mode: socket ? 'demo' : 'external' },
  };
  const { contextPublicJwk } = keys;
  const plugins = new PluginHost({ config, texts, masterKey: keys.master, contextPublicJwk, platform });
  await plugins.discover();
  const signals = new DatabaseSignals(config.databaseUrl);
  const parts = {
    clock: new Clock(config.clockFile),
    signals,
    keys: providerKeys,
    verifier: new BearerVerifier({ issuer, audience, operatorKey: keys.operator }, providerKeys),
    logoutTokens: new LogoutTokens({ issuer, clientId }, providerKeys),
    issuer: new AccountIssuer(socket ? EMBEDDED_ISSUER : issuer, issuer),
    provider: providerOf(config, keys.provider),
    realm: new RealmFacts(issuer, {
      publicUrl: config.publicUrl,
      clientId,
      audience,
      serviceKey: publicJwk(keys.provider),
    }),
    facts: new PlatformFacts(version, issuer),
    plugins,
    calls: new PluginCalls(),
    vaultKeys: keys.vault,
    seals: new AuditSeals(config.databaseUrl, path.join(config.home, 'audit'), keys.audit),
    links: new AttachmentLinks(keys.master),
  };
  const contextKeys = { sign: keys.context, vouch: vouchKey };
  const sets = new ScopeSets();
  const handles = new SessionHandles();

  // The door is needed to make the server, and the server to make what stands behind the door.
  const door: { front?: Front; api?: http.RequestListener } = {};
  const server = makeServer(config, (req, res) => door.front?.listener(req, res));
  const app = await createServer({
    clock: parts.clock,
    modules: coreModules(parts),
    resolver: { provide: ContextResolver, useClass: CoreContextResolver },
    database: { url: config.databaseUrl, connections: CONNECTIONS, entities: [], searchPath: 'core, core_pub, public' },
    texts,
    filesDir: path.join(config.home, 'files', 'core'),
    logLevels:
      config.log === 'warn'
        ? ['error', 'warn']
        : config.log === 'debug'
          ? ['error', 'warn', 'log', 'debug']
          : ['error', 'warn', 'log'],
    prefix: 'api/core/v1',
    fastify: {
      serverFactory: (api) => {
        door.api = api as http.RequestListener;
        return server;
      },
    } as ConstructorParameters<typeof FastifyAdapter>[0],
  });
  const fastify = app.getHttpAdapter().getInstance();
  const access = app.get(AccessService, { strict: false });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    // What was just written may be a grant or a place in the tree; whoever was answered must see it from now on. What was
    // refused has written nothing: nobody makes core read every account anew by knocking.
    if (request.method !== 'GET' && request.method !== 'HEAD' && reply.statusCode < 400) access.forgetAll();
    done(null, payload);
  });
  await app.init();
  const sessions = app.get(EndedSessions, { strict: false });
  const problems = new ProblemAnswer(texts);
  const idp = socket ? new IdpProxy(socket, config.publicUrl) : null;
  const plans = app.get(UnitPlanRunner, { strict: false });
  door.front = new Front({
    plans,
    https: asksForHttps(config.publicUrl),
    api: (req, res) => door.api?.(req, res),
    gateway: new Gateway(app.get(IdentityService, { strict: false }), plugins, contextKeys, sets, handles),
    plugins,
    platform: app.get(PlatformService, { strict: false }),
    shell: new ShellFiles(config.shellDir, socket ? null : new URL(issuer).origin),
    idp,
    openApi: JSON.stringify(
      describeApi(app, { title: 'Linli core', version, description: 'API of core, below /api/core/v1' }),
    ),
    problems,
  });
  for (const told of [signals.on.bind(signals, 'linli_plan'), signals.onGap.bind(signals)])
    told(() => void plans.look());
  const pluginDoor = new PluginDoor({
    socketPath: coreSocket(config.socketDir),
    masterKey: keys.master,
    contextKey: createPublicKey(keys.context),
    sets,
    sessions: handles,
    isEnded: (claims) => sessions.isEnded(claims),
    calls: parts.calls,
    jobs: new JobContexts(contextKeys, plugins, app.get(DataSource, { strict: false })),
    api: (req, res) => door.api?.(req, res),
    problems,
    plans,
  });
  await pluginDoor.open();
  await signals.start();
  await sessions.start();
  await plans.start(() => access.forgetAll());
  await app.listen(config.port, config.host).catch((error: unknown) => {
    throw new StartError(
      networkCode(error) === 'EADDRINUSE'
        ? `Port ${config.port} on ${config.host} is taken by another program: stop it, or choose another with LINLI_PORT.`
        : `Core cannot listen on ${config.host}:${config.port} (${networkCode(error)}): check LINLI_HOST and LINLI_PORT.`,
    );
  });
  plugins.start();
  const housekeeping = new Housekeeping(app.get(DataSource, { strict: false }), path.join(config.home, 'files'));
  housekeeping.start();
  const sealer = new Sealer({
    databaseUrl: config.databaseUrl,
    folder: path.join(config.home, 'audit'),
    key: keys.audit,
  });
  sealer.start();
  const tasks = app.get(ProviderTasks, { strict: false });
  const failed = app.get(FailedLogins, { strict: false });
  tasks.start();
  failed.start();
  const address = server.address();

  return {
    port: typeof address === 'object' && address ? address.port : config.port,
    async stop() {
      sessions.stop();
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await Promise.all([plugins.stop(), new Promise((resolve) => server.close(resolve))]);
      clearTimeout(cut);
      await plans.stop();
      housekeeping.stop();
      await Promise.all([tasks.stop(), failed.stop()]);
      await Promise.all([sealer.stop(), signals.stop(), idp?.close(), pluginDoor.close(), app.close()]);
    },
  };
}

/** Whether browsers are told to come by https only. Never on localhost: they would hold it against every other program there. */
function asksForHttps(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' && hostname !== 'localhost' && !/^[\d.]+$|^\[/.test(hostname);
}

async function loadKeys(folder: string): Promise<CoreKeys> {
  const [context, operator, audit, provider, vault, master] = await Promise.all([
    loadOrCreateEd25519(path.join(folder, 'context.jwk.json')),
    loadOrCreateEd25519(path.join(folder, 'operator.jwk.json')),
    loadOrCreateEd25519(path.join(folder, 'audit.jwk.json')),
    loadOrCreateEd25519(path.join(folder, 'provider.jwk.json')),
    loadVaultKeys(folder),
    loadOrCreateSecret(path.join(folder, 'master.key'), () => randomBytes(32).toString('hex')),
  ]);
  return {
    context: createPrivateKey({ key: context, format: 'jwk' }),
    contextPublicJwk: JSON.stringify(publicJwk(context)),
    operator: createPublicKey({ key: publicJwk(operator), format: 'jwk' }),
    audit: createPrivateKey({ key: audit, format: 'jwk' }),
    provider,
    vault,
    master: master.trim(),
  };
}

/** How accounts are looked after: at the embedded provider, at Keycloak, or not at all. */
function providerOf({ oidc }: CoreConfig, key: JWK): IdentityProvider {
  if (oidc.socket) return new DemoProvider(oidc.socket);
  const server = keycloakOf(oidc.issuer);
  return server ? new KeycloakProvider(server, key) : new ForeignProvider();
}

function makeServer({ tls }: CoreConfig, listener: http.RequestListener): http.Server {
  const limits = { headersTimeout: 20_000, requestTimeout: 180_000, keepAliveTimeout: 65_000 };
  if (!tls) return http.createServer(limits, listener);
  const { cert, key } = { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) };
  return https.createServer({ ...limits, cert, key, ALPNProtocols: ['http/1.1'] }, listener);
}
