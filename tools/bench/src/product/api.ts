import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import { z } from 'zod';
import type { Target } from '../load.ts';

const TOKEN_SECONDS = 3600;
const providerKeys = z.object({
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) }),
});

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH';
  path: string;
  token?: string;
  body?: unknown;
  raw?: Readable;
}

/** The product as its clients see it. */
export class Api {
  private readonly url: string;
  private readonly socketDir: string;
  private readonly home: string;

  constructor(url: string, socketDir: string, home: string) {
    this.url = url;
    this.socketDir = socketDir;
    this.home = home;
  }

  /** Calls the API, as the operator without a token; an answer that is no success ends the bench. */
  async call<T>({ method = 'GET', path: address, token = this.operator(), body, raw }: Call): Promise<T> {
    const answer = await request(`${this.url}${address}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...(raw ? { 'content-type': 'application/octet-stream' } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: raw ?? (body === undefined ? null : JSON.stringify(body)),
      headersTimeout: 600_000,
      bodyTimeout: 600_000,
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${address}: ${answer.statusCode} ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  }

  /** Where a crowd sends its requests. */
  get origin(): string {
    return this.url;
  }

  target(name: string, address: string, token: string): Target {
    return { name, origin: this.url, path: address, headers: { authorization: `Bearer ${token}` } };
  }

  /** The plugin's own socket, with a context like the gateway's: what the gateway adds is the difference. */
  pluginTarget(name: string, address: string, claims: object): Target {
    const now = Math.floor(Date.now() / 1000);
    const token = signed(this.home, 'context', {
      iss: 'linli-core',
      iat: now,
      exp: now + TOKEN_SECONDS,
      ...claims,
    });
    const socket = path.join(this.socketDir, 'plugin-grid.sock');
    return { name, origin: 'http://plugin', socket, path: address, headers: { 'x-linli-context': token } };
  }

  /** A token of a demo account that lasts as long as the bench. */
  async tokenOf(username: string): Promise<string> {
    const agent = new Agent({ connect: { socketPath: path.join(this.socketDir, 'idp.sock') } });
    const { body } = await request('http://idp/operator/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, ttl: TOKEN_SECONDS }),
      dispatcher: agent,
    });
    const { access_token: token } = z.object({ access_token: z.string() }).parse(await body.json());
    await agent.close();
    return token;
  }

  /** Tokens as the provider of this installation gives them, of accounts that no demo has: by their subjects. */
  async tokensOf(subjects: readonly string[], like: string): Promise<string[]> {
    const [, claims = ''] = (await this.tokenOf(like)).split('.');
    const given = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
    const [jwk] = providerKeys.parse(JSON.parse(readFileSync(path.join(this.home, 'keys/idp.json'), 'utf8'))).jwks.keys;
    if (!jwk) throw new Error('the provider has no key');
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const head = part({ alg: 'ES256', typ: 'at+jwt', kid: jwk.kid });
    return subjects.map((sub) => {
      const text = `${head}.${part({ ...given, sub, preferred_username: sub, name: sub, jti: randomUUID() })}`;
      const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
      return `${text}.${signature.toString('base64url')}`;
    });
  }

  private operator(): string {
    const now = Math.floor(Date.now() / 1000);
    return signed(this.home, 'operator', {
      iss: 'linli-operator',
      aud: 'linli',
      sub: 'operator',
      iat: now,
      exp: now + 60,
    });
  }
}

function signed(home: string, key: 'operator' | 'context', claims: object): string {
  const jwk = JSON.parse(readFileSync(path.join(home, `keys/${key}.jwk.json`), 'utf8')) as { kty: string };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode({ alg: 'EdDSA', typ: 'JWT', kid: key })}.${encode(claims)}`;
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
}
