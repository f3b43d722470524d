import { createPrivateKey, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONTEXT_HEADER } from '@linli/contracts';
import { createTestDatabase, TestPlatform, type TestDatabase } from '@linli/sdk-server/testing';
import { SignJWT } from 'jose';
import type { CoreConfig } from '../config.ts';
import { coreSocket } from '../plugin/core-socket.ts';
import { pluginCredential } from '../plugin-door/plugin-credential.ts';
import { startCore, type RunningCore } from '../start-core.ts';
import { startTestIssuer, type TestIssuer } from './test-issuer.ts';

const MASTER_KEY = '00'.repeat(32);
const CORE = path.join(import.meta.dirname, '..', '..');

export interface TestResponse {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  bytes: Buffer;
  json<T = Record<string, unknown>>(): T;
}

export interface RawRequest {
  method?: string;
  headers?: http.OutgoingHttpHeaders;
  body?: string | Buffer;
  /** Sends the body in pieces without announcing its length. */
  chunked?: boolean;
}

/** Core on a database, an issuer and a folder of plugins of its own, listening on a port of its own. */
export interface TestCore {
  config: CoreConfig;
  database: TestDatabase;
  platform: TestPlatform;
  issuer: TestIssuer;
  port: number;
  /** Sends exactly this path: nothing is normalised on the way. */
  send(path: string, request?: RawRequest): Promise<TestResponse>;
  /** An account with the given permissions at a unit; answers the `Authorization` of its session. */
  person(
    name: string,
    grants: [permissions: string[], unitId: number][],
  ): Promise<{ id: string; subject: string; authorization: string }>;
  /** The `Authorization` of whoever sets the installation up. */
  operator(): Promise<string>;
  /** Lets core's clock be ahead by so many milliseconds. */
  setClock(aheadMs: number): void;
  /** Sends to core's socket as a plugin does: with its credential, and a context token where one is given. */
  sendAsPlugin(
    plugin: string,
    path: string,
    request?: RawRequest & { token?: string; authorization?: string },
  ): Promise<TestResponse>;
  until(condition: () => boolean | Promise<boolean>, ms?: number): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestCore(prepare: (pluginsDir: string) => void = () => undefined): Promise<TestCore> {
  const database = await createTestDatabase();
  const issuer = await startTestIssuer();
  const home = mkdtempSync(path.join(tmpdir(), 'linli-core-'));
  const pluginsDir = path.join(home, 'plugins');
  writeKeys(path.join(home, 'keys'));
  prepare(pluginsDir);
  const config: CoreConfig = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:4200',
    tls: null,
    home,
    socketDir: path.join(home, 'run'),
    databaseUrl: database.url,
    oidc: { issuer: issuer.issuer, clientId: 'linli-shell', audience: 'linli', socket: null },
    pluginsDir,
    furtherPlugins: [],
    shellDir: path.join(home, 'shell'),
    clockFile: path.join(home, 'clock'),
    log: 'warn',
  };
  const start = () =>
    startCore(config, { locales: path.join(CORE, 'locales'), migrations: path.join(CORE, 'migrations') }, '0.0.0');
  let core: RunningCore = await start();
  const platform = new TestPlatform(database.client);
  return {
    config,
    database,
    platform,
    issuer,
    get port() {
      return core.port;
    },
    send: (address, request) => send({ port: core.port, host: '127.0.0.1' }, address, request),
    sendAsPlugin: (plugin, address, { token, authorization, ...request } = {}) =>
      send({ socketPath: coreSocket(config.socketDir) }, address, {
        ...request,
        headers: {
          ...request.headers,
          authorization: authorization ?? `Plugin ${plugin}.${pluginCredential(MASTER_KEY, plugin)}`,
          ...(token === undefined ? {} : { [CONTEXT_HEADER]: token }),
        },
      }),
    async person(name, grants) {
      const id = await platform.account(name);
      const subject = `${name}-${id}`;
      await database.client.query('UPDATE core.account SET issuer = $2, subject = $3 WHERE id = $1', [
        id,
        issuer.issuer,
        subject,
      ]);
      for (const [permissions, unitId] of grants) await platform.grant(id, permissions, unitId);
      return { id, subject, authorization: `Bearer ${await issuer.token(subject)}` };
    },
    async operator() {
      const jwk = JSON.parse(readFileSync(path.join(home, 'keys/operator.jwk.json'), 'utf8')) as JsonWebKey;
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'EdDSA', kid: 'operator' })
        .setIssuer('linli-operator')
        .setAudience('linli')
        .setSubject('operator')
        .setIssuedAt()
        .setExpirationTime('60s')
        .sign(createPrivateKey({ key: jwk, format: 'jwk' }));
      return `Bearer ${token}`;
    },
    setClock: (aheadMs) => writeFileSync(path.join(home, 'clock'), String(aheadMs)),
    async until(condition, ms = 10_000) {
      for (const end = Date.now() + ms; !(await condition()); await sleep(20)) {
        if (Date.now() > end) throw new Error(`not within ${ms} ms: ${condition.toString()}`);
      }
    },
    async restart() {
      await core.stop();
      core = await start();
    },
    async close() {
      await core.stop();
      await issuer.close();
      await database.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The keys of an installation, as its first start makes them. */
function writeKeys(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['context', 'operator']) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(path.join(folder, `${name}.jwk.json`), JSON.stringify(privateKey.export({ format: 'jwk' })));
  }
  writeFileSync(path.join(folder, 'master.key'), MASTER_KEY);
}

function send(
  where: { port: number; host: string } | { socketPath: string },
  address: string,
  { method = 'GET', headers = {}, body, chunked = false }: RawRequest = {},
): Promise<TestResponse> {
  return new Promise((resolve, reject) => {
    const length = body === undefined || chunked ? {} : { 'content-length': Buffer.byteLength(body) };
    const req = http.request(
      { ...where, path: address, method, headers: { ...length, ...headers }, agent: false },
      (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('error', reject);
        res.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString();
          const { headers: answered, statusCode: status = 0 } = res;
          resolve({ status, headers: answered, text, bytes, json: <T>() => JSON.parse(text) as T });
        });
      },
    );
    req.on('error', reject);
    if (chunked && body) {
      req.write(body.slice(0, 10));
      req.end(body.slice(10));
    } else req.end(body);
  });
}
