// Long because everything that can happen to a call between browser and plugin is tried on one running core.
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { ContextClaims, Problem } from '@linli/contracts';
import { writeFakeBundle } from '../testing/fake-bundle.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const API = '/api/plugins/fake/v1';

interface Seen {
  method: string;
  url: string;
  headers: Record<string, string>;
  bytes: number;
  env: string[];
}

describe('the gateway', () => {
  let core: TestCore;
  let reader: string;
  let writer: string;
  let street: number;

  beforeAll(async () => {
    core = await startTestCore((plugins) => void writeFakeBundle(plugins, 'fake'));
    street = await core.platform.unit('street');
    reader = (await core.person('reader', [[['fake.row.read'], street]])).authorization;
    writer = (await core.person('writer', [[['fake.row.read', 'fake.row.create'], street]])).authorization;
    await core.until(async () => (await core.send('/readyz')).status === 200);
  });
  afterAll(() => core.close());

  const seen = async (path: string, headers: Record<string, string>, more = {}): Promise<Seen> => {
    const answer = await core.send(path, { headers, ...more });
    expect(answer.status).toBe(200);
    return answer.json<Seen>();
  };
  const contextOf = ({ headers }: Seen) => decodeJwt<ContextClaims>(headers['x-linli-context'] ?? '');

  test('passes a request on with a context of its own and without the user’s token', async () => {
    const got = await seen(`${API}/rows?q=%E7%81%AF`, {
      authorization: reader,
      cookie: 'a=b',
      'accept-language': 'en',
      'x-request-id': 'request-1234',
    });
    expect(got.url).toBe('/v1/rows?q=%E7%81%AF');
    expect(got.headers).not.toHaveProperty('authorization');
    expect(got.headers).not.toHaveProperty('cookie');
    expect(got.headers['x-request-id']).toBe('request-1234');
    expect(got.headers['accept-language']).toBe('en');
    expect(Number(got.headers['x-linli-deadline'])).toBeGreaterThan(Date.now() - 1000);
    const context = contextOf(got);
    expect(context).toMatchObject({
      aud: 'fake',
      iss: 'linli-core',
      perms: { 'fake.row.read': 0 },
      scopes: [[[street, 'street']]],
    });
    expect(context.exp - Date.now() / 1000).toBeLessThanOrEqual(60);
  });

  test('uses a context again for the same account and route, and makes a new one as soon as a grant changes', async () => {
    const { id, authorization } = await core.person('changing', [[['fake.row.read'], street]]);
    const first = await seen(`${API}/rows`, { authorization });
    expect((await seen(`${API}/rows`, { authorization })).headers['x-linli-context']).toBe(
      first.headers['x-linli-context'],
    );
    const other = await core.platform.unit('street');
    await core.platform.grant(id, ['fake.row.read'], other);
    await core.until(async () => contextOf(await seen(`${API}/rows`, { authorization })).scopes[0]?.length === 2, 1000);
    await core.platform.revoke(id);
    await core.until(async () => (await core.send(`${API}/rows`, { headers: { authorization } })).status === 403, 1000);
  });

  test('says nothing of a permission that is not held, and never widens one by another', async () => {
    const community = await core.platform.unit('community', street);
    const { authorization } = await core.person('mixed', [
      [['fake.row.read'], street],
      [['fake.row.create'], community],
    ]);
    const context = contextOf(await seen(`${API}/rows/7`, { authorization }));
    expect(context.scopes[context.perms['fake.row.read'] ?? -1]).toEqual([[street, 'street']]);
    expect(context.scopes[context.perms['fake.row.create'] ?? -1]).toEqual([[community, 'community']]);
    expect(contextOf(await seen(`${API}/rows/7`, { authorization: reader })).perms).not.toHaveProperty([
      'fake.row.create',
    ]);
  });

  test('ignores forged headers that only the platform may send', async () => {
    const forged = {
      'x-linli-context': 'forged',
      'X-LINLI-Deadline': '1',
      'x-linli-account': 'me',
      'x-forwarded-for': '1.1.1.1',
      forwarded: 'for=1',
    };
    const got = await seen(`${API}/rows`, { authorization: reader, ...forged });
    expect(contextOf(got).aud).toBe('fake');
    expect(Number(got.headers['x-linli-deadline'])).toBeGreaterThan(1);
    expect(Object.keys(got.headers).filter((name) => /^(x-forwarded|forwarded|x-linli-account)/.test(name))).toEqual(
      [],
    );
  });

  test('drops headers of the connection and cannot be made to drop others', async () => {
    const got = await seen(`${API}/rows`, {
      authorization: reader,
      connection: 'keep-alive, x-linli-context, x-request-id',
      te: 'trailers',
      upgrade: 'websocket',
      'x-request-id': 'request-1234',
    });
    expect(got.headers).not.toHaveProperty('te');
    expect(got.headers).not.toHaveProperty('upgrade');
    expect(got.headers['x-request-id']).toBe('request-1234');
    expect(got.headers).toHaveProperty('x-linli-context');
  });

  test.each([
    ['without a token', {}, 401, 'core.identity.no-token'],
    ['with something that is no token', { authorization: 'Bearer abc' }, 401, 'core.identity.no-token'],
    ['with a password', { authorization: 'Basic YTpi' }, 401, 'core.identity.no-token'],
  ])('refuses a request %s', async (_what, headers, status, code) => {
    const answer = await core.send(`${API}/rows`, { headers });
    expect(answer.status).toBe(status);
    expect(answer.json<Problem>().code).toBe(code);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('refuses who holds the permission nowhere before the plugin is asked', async () => {
    const { authorization } = await core.person('nobody', []);
    const answer = await core.send(`${API}/rows`, { headers: { authorization, 'accept-language': 'en' } });
    expect(answer.status).toBe(403);
    expect(answer.json<Problem>()).toMatchObject({
      code: 'core.access.not-held',
      params: { permission: 'fake.row.read' },
    });
    expect(
      (await core.send(`${API}/rows`, { method: 'POST', headers: { authorization: reader }, body: '{}' })).status,
    ).toBe(403);
    expect((await core.send(`${API}/anybody`, { headers: { authorization } })).status).toBe(200);
  });

  test.each([
    `${API}/nothing`,
    `${API}/closed`,
    `${API}/rows/`,
    `${API}/rows/1/2`,
    `${API}/../v1/rows`,
    `${API}//rows`,
    `/api/plugins//v1/rows`,
    `${API}/rows/..%2f..%2fhealthz`,
    `${API}/%2e%2e/healthz`,
    `${API}/rows%2f7`,
    `${API}/rows/a%00b`,
    `${API}/rows/a%5cb`,
    `${API}\\rows`,
    '/api/plugins/fake/v2/rows',
    '/api/plugins/fake/healthz',
    '/api/plugins/fake',
    '/api/plugins/none/v1/rows',
    '/api/plugins/../plugins/fake/v1/rows',
    'http://elsewhere/api/plugins/fake/v1/rows',
  ])('has no address %s', async (path) => {
    const answer = await core.send(path, { headers: { authorization: writer } });
    expect([400, 404]).toContain(answer.status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('answers HEAD and OPTIONS, and no method that the plugin does not describe', async () => {
    const head = await core.send(`${API}/rows`, { method: 'HEAD', headers: { authorization: reader } });
    expect([head.status, head.text]).toEqual([200, '']);
    const options = await core.send(`${API}/rows`, { method: 'OPTIONS', headers: { authorization: reader } });
    expect([options.status, options.headers['allow']]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
    expect((await core.send(`${API}/rows`, { method: 'DELETE', headers: { authorization: writer } })).status).toBe(404);
    expect((await core.send(`${API}/rows`, { method: 'TRACE', headers: { authorization: writer } })).status).toBe(404);
  });

  test.each([false, true])('passes bodies on and stops those over the limit (chunked: %s)', async (chunked) => {
    const headers = { authorization: writer, 'content-type': 'application/json', 'idempotency-key': 'key-12345' };
    for (const bytes of [2, 70_000, 128 * 1024]) {
      const got = await seen(`${API}/rows`, headers, { method: 'POST', body: 'x'.repeat(bytes), chunked });
      expect(got.bytes).toBe(bytes);
      expect(got.headers['idempotency-key']).toBe('key-12345');
    }
    const large = await core.send(`${API}/rows`, {
      method: 'POST',
      headers,
      body: 'x'.repeat(128 * 1024 + 1),
      chunked,
    });
    expect(large.status).toBe(413);
    expect(large.json<Problem>().code).toBe('core.http.too-large');
  });

  test('refuses a body with two lengths', async () => {
    const answer = await core.send(`${API}/rows`, {
      method: 'POST',
      headers: { authorization: writer, 'transfer-encoding': 'chunked', 'content-length': '3' },
      body: 'abc',
    });
    expect(answer.status).toBe(400);
  });

  test('gives up on a plugin that does not answer within its time', async () => {
    const began = Date.now();
    const answer = await core.send(`${API}/slow`, { headers: { authorization: reader } });
    expect(answer.status).toBe(504);
    expect(answer.json<Problem>().code).toBe('core.plugin.too-slow');
    expect(Date.now() - began).toBeLessThan(4000);
  });

  test('takes no more requests at once than the plugin allows, and of one account no more than half', async () => {
    const third = (await core.person('third', [[['fake.row.read'], street]])).authorization;
    const slow = (authorization: string) => core.send(`${API}/slow`, { headers: { authorization } });
    const answers = await Promise.all([reader, reader, reader, writer, writer, third].map(slow));
    const states = answers.map(({ status }) => status).sort();
    expect(states).toEqual([503, 503, 504, 504, 504, 504]);
    expect(answers.find(({ status }) => status === 503)?.headers['retry-after']).toBe('1');
    expect((await core.send(`${API}/rows`, { headers: { authorization: reader } })).status).toBe(200);
  });

  test('keeps no place for a body that does not come', async () => {
    const started = [1, 2, 3, 4, 5, 6].map(() => {
      const socket = connect(core.port, '127.0.0.1');
      socket.write(
        `POST ${API}/rows HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${writer}\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n`,
      );
      return socket;
    });
    await sleep(200);
    expect((await core.send(`${API}/rows`, { headers: { authorization: writer } })).status).toBe(200);
    for (const socket of started) socket.destroy();
  });

  test('never passes half an answer off as a whole one', async () => {
    await expect(core.send(`${API}/half`, { headers: { authorization: reader } })).rejects.toThrow();
  });

  test('streams a large answer whole', async () => {
    expect((await core.send(`${API}/large`, { headers: { authorization: reader } })).text).toHaveLength(20_000_000);
  });

  test('lets a plugin set no cookie, no permission for other origins and no script on the origin', async () => {
    const { headers } = await core.send(`${API}/rude`, { headers: { authorization: reader } });
    expect(Object.keys(headers).filter((name) => /^(set-cookie|access-control|x-linli)/.test(name))).toEqual([]);
    expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('says which plugin is away and why when its process dies, and works again by itself', async () => {
    const crash = await core.send(`${API}/crash`, { headers: { authorization: reader, 'accept-language': 'en' } });
    expect(crash.status).toBe(503);
    const answer = await core.send(`${API}/rows`, { headers: { authorization: reader, 'accept-language': 'en' } });
    expect(answer.status).toBe(503);
    expect(answer.json<Problem>()).toMatchObject({
      code: 'core.plugin.unavailable',
      params: { plugin: 'fake', name: 'Sample' },
    });
    expect(answer.json<Problem>().title).toContain('Sample');
    expect(answer.headers['retry-after']).toBe('1');
    await core.until(
      async () => (await core.send(`${API}/rows`, { headers: { authorization: reader } })).status === 200,
    );
  });

  test('gives the plugin’s process none of core’s own settings', async () => {
    const { env } = await seen(`${API}/rows`, { authorization: reader });
    expect(env).not.toContain('LINLI_DATABASE_URL');
    expect(env).not.toContain('LINLI_HOME');
    expect(env).toContain('LINLI_CONTEXT_PUBLIC_JWK');
  });

  test('shows the plugin’s OpenAPI document to everybody', async () => {
    const answer = await core.send(`${API}/openapi.json`);
    expect([answer.status, answer.json()['openapi']]).toEqual([200, '3.0.0']);
  });

  test('names scopes that would not fit into a header, and keeps them for the plugin to fetch', async () => {
    const units: number[] = [];
    for (let i = 0; i < 500; i += 1) units.push(await core.platform.unit('street'));
    const { authorization } = await core.person(
      'everywhere',
      units.map((unit) => [['fake.row.read'], unit]),
    );
    const got = await seen(`${API}/rows`, { authorization });
    expect(got.headers['x-linli-context']?.length).toBeLessThan(4096);
    const context = contextOf(got);
    expect([context.scopes, context.perms]).toEqual([[], { 'fake.row.read': 0 }]);
    const { status, text } = await core.sendAsPlugin('fake', `/context/scopes/${context.ref ?? ''}`);
    expect(status).toBe(200);
    expect(createHash('sha256').update(text).digest('base64url')).toBe(context.ref);
    const set = JSON.parse(text) as { scopes: [number, string][][] };
    expect(set.scopes[0]?.map(([id]) => id)).toEqual(units);
    expect((await core.sendAsPlugin('fake', `/context/scopes/${'a'.repeat(43)}`)).status).toBe(404);
  });
});
