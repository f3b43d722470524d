import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CONTEXT_HEADER, CONTEXT_ISSUER, IDEMPOTENCY_HEADER, XLSX_TYPE, manifestSchema } from '@linli/contracts';
import type { Anchor, ContextClaims } from '@linli/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey } from 'jose';
import { createPluginServer } from '../bootstrap/start-plugin.ts';
import type { PluginDefinition } from '../bootstrap/start-plugin.ts';
import { vouch, vouchKeyOf } from '../context/vouch.ts';
import { storeVouchKey } from '../context/vouch-key.ts';
import { pluginSchemaName, preparePlugin, rolePassword, urlForRole } from '../migrate/plugin-schema.ts';
import { subjectsKeyOf } from '../privacy/subjects.ts';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';
import { TestPlatform } from './test-platform.ts';
import { workbookRows } from './workbook-rows.ts';

const MASTER_KEY = 'test-master-key';

/** An answer with its body read. */
export interface TestAnswer<T = unknown> {
  status: number;
  headers: Record<string, string>;
  body: T;
}

/** A client that calls the plugin as one account, with the context that the gateway would send. */
export interface TestClient {
  get<T>(url: string): Promise<TestAnswer<T>>;
  post<T>(url: string, body?: unknown, idempotencyKey?: string): Promise<TestAnswer<T>>;
  patch<T>(url: string, body?: unknown): Promise<TestAnswer<T>>;
  /** Sends a file as it is, as `POST attachments/<kind>` takes it. */
  upload<T>(url: string, file: Buffer): Promise<TestAnswer<T>>;
  /** Bytes as they are answered. */
  content(url: string): Promise<TestAnswer<Buffer>>;
  /** A list as a workbook: its cells, the header first. None when it was refused. */
  workbook(url: string): Promise<TestAnswer<string[][]>>;
}

/** A plugin's server on a database of its own, with a platform beside it that a test fills as it likes. */
export interface TestPlugin {
  app: NestFastifyApplication;
  database: TestDatabase;
  platform: TestPlatform;
  /** Connection string of the plugin's app role: what its code may do at most. */
  appUrl: string;
  /** Lets the plugin's clock be ahead by so many milliseconds. */
  setClock(aheadMs: number): void;
  /** Where its attachments lie. */
  filesDir: string;
  as(accountId: string): Promise<TestClient>;
  /** Signs a context token with any claims changed: for tests that attack. */
  sign(accountId: string, changes?: Partial<ContextClaims>, key?: CryptoKey): Promise<string>;
  call<T>(request: {
    method: string;
    url: string;
    headers?: Record<string, string>;
    body?: unknown;
  }): Promise<TestAnswer<T>>;
  close(): Promise<void>;
}

/** Starts the plugin whose folder (with plugin.json, migrations, locales) is given. */
export async function startTestPlugin(definition: PluginDefinition, pluginDir: string): Promise<TestPlugin> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(pluginDir, 'plugin.json'), 'utf8')));
  const database = await createTestDatabase();
  const platform = new TestPlatform(database.client);
  await preparePlugin({
    client: database.client,
    pluginId: manifest.id,
    masterKey: MASTER_KEY,
    migrations: path.join(pluginDir, path.dirname(manifest.data.migrations)),
    data: manifest.data,
    todos: (manifest.todos ?? []).map((kind) => ({ ...kind, title: { 'zh-CN': kind.title } })),
  });
  const role = `${pluginSchemaName(manifest.id)}_app`;
  const appUrl = urlForRole(database.url, role, rolePassword(MASTER_KEY, role));
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const filesDir = mkdtempSync(path.join(tmpdir(), 'linli-test-files-'));
  const vouchKey = vouchKeyOf(MASTER_KEY);
  await storeVouchKey(database.client, vouchKey);
  const app = await createPluginServer(definition, {
    LINLI_PLUGIN_ID: manifest.id,
    LINLI_PLUGIN_SOCKET: '',
    LINLI_PLUGIN_DATABASE_URL: appUrl,
    LINLI_PLUGIN_DIR: pluginDir,
    LINLI_FILES_DIR: filesDir,
    LINLI_SUBJECTS_KEY: subjectsKeyOf(MASTER_KEY, manifest.id),
    LINLI_CLOCK_FILE: path.join(filesDir, 'clock'),
    LINLI_CONTEXT_PUBLIC_JWK: JSON.stringify(await exportJWK(publicKey)),
    LINLI_LOG: 'warn',
  });
  await app.getHttpAdapter().getInstance().ready();

  const sign = async (accountId: string, changes: Partial<ContextClaims> = {}, key: CryptoKey = privateKey) => {
    const scopes = await platform.scopes(accountId);
    const now = Math.floor(Date.now() / 1000);
    const name = await platform.nameOf(accountId);
    const claims: ContextClaims = {
      iss: CONTEXT_ISSUER,
      aud: manifest.id,
      sub: accountId,
      name,
      iat: now,
      exp: now + 60,
      av: 1,
      scopes: [...scopes.values()] as Anchor[][],
      perms: Object.fromEntries([...scopes.keys()].map((permission, index) => [permission, index])),
      orgs: await platform.organisations(accountId),
      lent: await platform.lent(accountId),
      vouch: vouch(vouchKey, {
        plugin: manifest.id,
        account: accountId,
        name,
        act: '',
        grants: await platform.grantsOf(accountId),
        more: 0,
        appointment: null,
        exp: now + 60,
      }),
      ...changes,
    };
    return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA' }).sign(key);
  };
  const call: TestPlugin['call'] = async <T>({ method, url, headers, body }: Parameters<TestPlugin['call']>[0]) => {
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const text = answer.body;
    return {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string>,
      body: (text === '' ? null : JSON.parse(text)) as T,
    };
  };
  return {
    app,
    database,
    platform,
    appUrl,
    filesDir,
    setClock: (aheadMs) => writeFileSync(path.join(filesDir, 'clock'), String(aheadMs)),
    sign,
    call,
    async as(accountId) {
      const send = async <T>(method: string, url: string, body?: unknown, idempotencyKey?: string) =>
        call<T>({
          method,
          url,
          body,
          headers: {
            [CONTEXT_HEADER]: await sign(accountId),
            ...(idempotencyKey ? { [IDEMPOTENCY_HEADER]: idempotencyKey } : {}),
          },
        });
      const content = async (url: string, accept: Record<string, string> = {}) => {
        const headers = { [CONTEXT_HEADER]: await sign(accountId), ...accept };
        const answer = await app.inject({ method: 'GET', url, headers });
        const { statusCode: status, rawPayload: body } = answer;
        return { status, headers: answer.headers as Record<string, string>, body };
      };
      return {
        get: (url) => send('GET', url),
        post: (url, body, key) => send('POST', url, body ?? {}, key),
        patch: (url, body) => send('PATCH', url, body ?? {}),
        async upload<T>(url: string, file: Buffer) {
          const headers = {
            [CONTEXT_HEADER]: await sign(accountId),
            'content-type': 'application/octet-stream',
          };
          return call<T>({ method: 'POST', url, body: file, headers });
        },
        content: (url) => content(url),
        async workbook(url) {
          const answer = await content(url, { accept: XLSX_TYPE });
          return { ...answer, body: answer.status === 200 ? await workbookRows(answer.body) : [] };
        },
      };
    },
    async close() {
      await app.close();
      await database.close();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}
