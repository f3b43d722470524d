import { describe, expect, test } from '@jest/globals';
import type { Registry } from '@linli/contracts';
import { request } from 'node:http';
import path from 'node:path';
import { Api } from './src/api.ts';
import { runFileOf, sharedProduct } from './src/product.ts';
import { describeWith, hasPlugin } from './src/with-plugin.ts';

const product = sharedProduct();
const nobody = new Api(product.url, undefined);
const ISSUES = '/api/plugins/grid/v1/issues';

describe('what answers without a token', () => {
  test.each([
    '/shell/registry.json',
    '/api/core/v1/openapi.json',
    ...(hasPlugin('grid') ? ['/api/plugins/grid/v1/openapi.json'] : []),
  ])('%s names no unit and no account', async (url) => {
    const answer = await nobody.get(url);
    expect(answer.status).toBe(200);
    const text = JSON.stringify(answer.body);
    expect(text).not.toMatch(/河东|街道办|社区居委会|大直沽|文华里|赵明远|zhaomingyuan|120102/);
  });

  test('the registry tells the shell what to load, and is not sent twice', async () => {
    const answer = await nobody.get<Registry>('/shell/registry.json');
    expect(answer.body.plugins.map((plugin) => plugin.state).filter((state) => state !== 'running')).toEqual([]);
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).not.toBe('');
    expect((await nobody.get('/shell/registry.json', { 'if-none-match': etag })).status).toBe(304);
  });

  test('health and readiness', async () => {
    expect((await nobody.get('/healthz')).status).toBe(200);
    expect((await nobody.get('/readyz')).status).toBe(200);
  });

  test('nothing else does', async () => {
    for (const url of [
      '/api/core/v1/me',
      '/api/core/v1/units',
      '/api/core/v1/grants',
      ...(hasPlugin('grid') ? [ISSUES, '/api/plugins/grid/v1/search?q=a'] : []),
    ]) {
      const answer = await nobody.get(url);
      expect([url, answer.status]).toEqual([url, 401]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  test('every page carries the security headers, with a nonce of its own', async () => {
    const [first, second] = [
      await nobody.get<string>('/', { accept: 'text/html' }),
      await nobody.get<string>('/units', { accept: 'text/html' }),
    ];
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=-]{16,}'/);
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toBe(second.headers.get('content-security-policy'));
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.body).not.toContain('__LINLI_NONCE__');
  });
});

describeWith('grid')('the clerk of one street', () => {
  test("neither sees nor reaches another street's issues", async () => {
    const [mine, theirs] = [await Api.as(product, 'lijianguo'), await Api.as(product, 'chenzhiqiang')];
    const list = await theirs.get<{ items: { id: string; no: string }[] }>(`${ISSUES}?pageSize=100`);
    const foreign = list.body.items[0];
    if (!foreign) throw new Error('the demo has no issue in the other street');
    const own = await mine.get<{ items: { id: string }[]; total: number }>(`${ISSUES}?pageSize=100`);
    expect(own.body.items.length).toBeGreaterThan(0);
    const seen = new Set(own.body.items.map((issue) => issue.id));
    expect(list.body.items.filter((issue) => seen.has(issue.id))).toEqual([]);
    for (const suffix of ['', '/history'])
      expect((await mine.get(`${ISSUES}/${foreign.id}${suffix}`)).status).toBe(404);
    expect((await mine.post(`${ISSUES}/${foreign.id}/accept`, { version: 1 })).status).toBe(404);
    expect((await mine.get<{ items: unknown[] }>(`${ISSUES}?q=${foreign.no}`)).body.items).toEqual([]);
    expect((await mine.get<{ items: unknown[] }>(`/api/plugins/grid/v1/search?q=${foreign.no}`)).body.items).toEqual(
      [],
    );
    const forged = {
      'x-linli-context': mine.token ?? '',
      'x-forwarded-user': 'zhaomingyuan',
      'x-linli-account': 'zhaomingyuan',
    };
    expect((await mine.get(`${ISSUES}/${foreign.id}`, forged)).status).toBe(404);
  });

  test('gets nothing straight from the socket of the plugin', async () => {
    const { socketDir } = runFileOf(product.home);
    const { token } = await Api.as(product, 'lijianguo');
    const ask = (headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const call = request(
          { socketPath: path.join(socketDir, 'plugin-grid.sock'), path: '/v1/issues', headers },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode ?? 0);
          },
        );
        call.once('error', reject);
        call.end();
      });
    expect(await ask({})).toBe(401);
    expect(await ask({ authorization: `Bearer ${token}` })).toBe(401);
    expect(await ask({ 'x-linli-context': token ?? '' })).toBe(401);
  });
});
