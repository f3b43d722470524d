import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@linli/sdk-server/testing';
import { Browser } from './browser.ts';
import { CuttableProxy } from './cuttable-proxy.ts';
import { Gateway } from './gateway.ts';
import { askSocket, ProviderProcess } from './provider-process.ts';

/** A database, the provider's process on it, and a gateway in front. */
export class World {
  readonly folder: string;
  readonly gateway: Gateway;
  readonly proxy: CuttableProxy;
  readonly #database: TestDatabase;
  #provider: ProviderProcess | undefined;

  private constructor(folder: string, database: TestDatabase, proxy: CuttableProxy, gateway: Gateway) {
    this.folder = folder;
    this.#database = database;
    this.proxy = proxy;
    this.gateway = gateway;
  }

  static async start(): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'linli-idp-'));
    const database = await createTestDatabase({ platform: false });
    const proxy = new CuttableProxy(database.url);
    await proxy.join();
    const gateway = await Gateway.start(() => join(folder, 'idp.sock'));
    const world = new World(folder, database, proxy, gateway);
    await world.startProvider();
    return world;
  }

  get provider(): ProviderProcess {
    if (!this.#provider) throw new Error('the provider was not started');
    return this.#provider;
  }

  get socketPath(): string {
    return join(this.folder, 'idp.sock');
  }

  async startProvider(): Promise<void> {
    this.#provider = new ProviderProcess({
      LINLI_HOME: this.folder,
      LINLI_SOCKET_DIR: this.folder,
      LINLI_PUBLIC_URL: this.gateway.url,
      LINLI_DATABASE_URL: this.proxy.url,
    });
    await this.#provider.ready;
  }

  /** Forgets what came before, and gives a browser that nobody has used. */
  reset(): Browser {
    this.gateway.logoutTokens.length = 0;
    this.gateway.logoutAnswers.length = 0;
    this.gateway.forwarded = { host: new URL(this.gateway.url).host, protocol: 'http' };
    return new Browser(this.gateway.url);
  }

  /** Asks one of the operator's doors as core does: on the socket. */
  async operate<T>(method: string, path: string, body?: object): Promise<{ status: number; body: T }> {
    const answer = await askSocket(this.socketPath, {
      method,
      path: `/operator/${path}`,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: JSON.parse(answer.body) as T };
  }

  /** Statements of the test itself, past the provider. */
  async sql(text: string, values: unknown[] = []): Promise<void> {
    await this.#database.client.query(text, values);
  }

  logoutAddress(idToken: string): string {
    const query = {
      client_id: 'linli-shell',
      post_logout_redirect_uri: `${this.gateway.url}/bye`,
      id_token_hint: idToken,
    };
    return `/idp/session/end?${new URLSearchParams(query)}`;
  }

  async stop(): Promise<void> {
    await this.provider.stop();
    await this.gateway.stop();
    await this.proxy.cut();
    await this.#database.close();
    await rm(this.folder, { recursive: true });
  }
}

/** Waits for something that happens by itself, at most ten seconds. */
export async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !holds(); i++) await sleep(100);
}
