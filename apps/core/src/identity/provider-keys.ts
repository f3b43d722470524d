import {
  createLocalJWKSet,
  errors,
  type CryptoKey,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';
import { Client, request, type Dispatcher } from 'undici';
import { z } from 'zod';

const TIMEOUT_MS = 5_000;
/** A stranger can invent key ids; asking the provider for each would make core his tool. */
const COOL_DOWN_MS = 5_000;

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keysSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** The identity provider cannot be asked, and what it said before does not settle the question. */
export class ProviderAwayError extends Error {
  override readonly name = 'ProviderAwayError';
}

/**
 * The public keys of the OIDC issuer, found by discovery, kept in memory and asked for again when a token names a key
 * that is not among them. An issuer that is away does no harm while the keys known so far suffice.
 */
export class ProviderKeys {
  private keys: ReturnType<typeof createLocalJWKSet> | null = null;
  private loading: Promise<void> | null = null;
  private triedAt = 0;

  constructor(
    private readonly issuer: string,
    private readonly socketPath: string | null,
  ) {}

  /** Whether keys are known, that is, whether anybody's token can be verified. */
  get known(): boolean {
    return this.keys !== null;
  }

  /** The key for one token, as `jwtVerify` asks for it. */
  readonly find = async (header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> => {
    if (!this.keys) await this.load();
    if (!this.keys) throw new ProviderAwayError();
    try {
      return await this.keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (!(await this.load())) throw error;
      return await this.keys(header, token);
    }
  };

  /** Asks the provider for its keys. False when it was asked a moment ago; throws when it does not answer. */
  async load(): Promise<boolean> {
    if (!this.loading && this.keys && Date.now() - this.triedAt < COOL_DOWN_MS) return false;
    this.triedAt = Date.now();
    this.loading ??= this.fetchKeys().finally(() => (this.loading = null));
    await this.loading;
    return true;
  }

  private async fetchKeys(): Promise<void> {
    try {
      const discovery = discoverySchema.parse(
        await this.fetchJson(new URL(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)),
      );
      if (discovery.issuer !== this.issuer) throw new Error(`issuer calls itself ${discovery.issuer}`);
      const keys = keysSchema.parse(await this.fetchJson(new URL(discovery.jwks_uri)));
      this.keys = createLocalJWKSet(keys as JSONWebKeySet);
    } catch (cause) {
      throw new ProviderAwayError(`the identity provider ${this.issuer} gave no keys`, { cause });
    }
  }

  private async fetchJson(url: URL): Promise<unknown> {
    const limits = { headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS } satisfies Partial<Dispatcher.RequestOptions>;
    if (!this.socketPath) {
      const answer = await request(url, limits);
      return await jsonOf(answer);
    }
    // The embedded provider listens on a socket, and takes its public address from the headers of the proxy.
    const client = new Client('http://idp', { socketPath: this.socketPath });
    try {
      const answer = await client.request({
        ...limits,
        method: 'GET',
        path: url.pathname,
        headers: { 'x-forwarded-proto': url.protocol.slice(0, -1), 'x-forwarded-host': url.host },
      });
      return await jsonOf(answer);
    } finally {
      await client.destroy();
    }
  }
}

async function jsonOf(answer: Dispatcher.ResponseData<unknown>): Promise<unknown> {
  if (answer.statusCode !== 200) {
    await answer.body.dump();
    throw new Error(`answered ${answer.statusCode}`);
  }
  return await answer.body.json();
}
