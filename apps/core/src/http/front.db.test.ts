import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFakeBundle } from '../testing/fake-bundle.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const PAGE =
  '<html><head><meta name="csp-nonce" content="__LINLI_NONCE__"><script nonce="__LINLI_NONCE__" src="/assets/a.js"></script></head></html>';
const SCRIPT = `console.log("${'linli '.repeat(500)}")`;

describe('the door of the origin', () => {
  let core: TestCore;

  beforeAll(async () => {
    core = await startTestCore((plugins) => {
      writeFakeBundle(plugins, 'fake');
      const shell = path.join(plugins, '../shell');
      mkdirSync(path.join(shell, 'assets'), { recursive: true });
      writeFileSync(path.join(shell, 'index.html'), PAGE);
      writeFileSync(path.join(shell, 'assets/a.js'), SCRIPT);
      writeFileSync(path.join(shell, 'assets/a.js.map'), '{}');
    });
  });
  afterAll(() => core.close());

  const page = (address: string, headers = {}) => core.send(address, { headers: { accept: 'text/html', ...headers } });

  test('answers every page with a nonce of its own, which the policy names', async () => {
    const first = await page('/');
    const second = await page('/units/12?unit=3');
    const nonce = /nonce="([^"]+)"/.exec(first.text)?.[1] ?? '';
    expect(nonce).toMatch(/^[A-Za-z0-9+/=]{22,}$/);
    expect(first.text).toContain(`content="${nonce}"`);
    expect(first.headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${nonce}'`);
    expect(first.headers['content-security-policy']).not.toContain('unsafe');
    expect(second.text).not.toContain(nonce);
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  test('keeps files for ever, compressed, and hides source maps', async () => {
    const file = await core.send('/assets/a.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(file.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(Number(file.headers['content-length'])).toBeLessThan(SCRIPT.length);
    const plain = await core.send('/assets/a.js');
    expect(plain.text).toBe(SCRIPT);
    expect((await core.send('/assets/a.js', { headers: { 'if-none-match': plain.headers['etag'] } })).status).toBe(304);
    expect((await core.send('/assets/a.js.map')).status).toBe(404);
  });

  test.each(['/assets/none.js', '/api/none', '/index.html', '/assets/', '/shell/none.json'])(
    'has nothing at %s for a program',
    async (address) => {
      const answer = await core.send(address);
      expect([answer.status, answer.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
    },
  );

  test.each([
    '/assets/../../keys/master.key',
    '/assets/%2e%2e/%2e%2e/keys/master.key',
    '//etc/passwd',
    '/assets/..%2f..%2fkeys/master.key',
  ])('lets nobody out of the folder by %s', async (address) => expect((await page(address)).status).toBe(400));

  test('serves of a plugin exactly the listed files of its version', async () => {
    const script = await core.send('/plugins/fake/1.2.3/fake.abc123.js');
    expect([script.status, script.text]).toEqual([200, 'console.log("a page")']);
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    for (const name of ['unlisted.js', 'web/fake.abc123.js', '../plugin.json', 'plugin.json', '']) {
      expect([400, 404]).toContain((await core.send(`/plugins/fake/1.2.3/${name}`)).status);
    }
    expect((await core.send('/plugins/fake/1.2.4/fake.abc123.js')).status).toBe(404);
  });

  test('shows a registry that names the pages and their words, and changes its ETag with the state', async () => {
    await core.until(async () => (await core.send('/readyz')).status === 200);
    const answer = await core.send('/shell/registry.json');
    const registry = answer.json<{ plugins: { state: string; script: object; messages: object }[] }>();
    expect(registry.plugins[0]).toMatchObject({
      id: 'fake',
      state: 'running',
      container: 'fake__1_2_3',
      entry: '/plugins/fake/1.2.3/mf-manifest.json',
      script: { path: '/plugins/fake/1.2.3/fake.abc123.js', integrity: expect.stringMatching(/^sha384-/) },
      messages: { 'zh-CN': { name: '样例', 'nav.rows': '行' }, en: { name: 'Sample', 'nav.rows': 'Rows' } },
    });
    expect(answer.text).not.toContain('kept in');
    expect(
      (await core.send('/shell/registry.json', { headers: { 'if-none-match': answer.headers['etag'] } })).status,
    ).toBe(304);
  });

  test('names every answer, by the asker’s own name where it is a sound one', async () => {
    expect((await core.send('/healthz', { headers: { 'x-request-id': 'mine-12345' } })).headers['x-request-id']).toBe(
      'mine-12345',
    );
    expect(
      (await core.send('/healthz', { headers: { 'x-request-id': 'a b<script>' } })).headers['x-request-id'],
    ).toMatch(/^[0-9a-f-]{36}$/);
    const problem = await core.send('/api/core/v1/me', { headers: { 'x-request-id': 'mine-12345' } });
    expect(problem.json()['traceId']).toBe('mine-12345');
  });

  test('describes its API to everybody, with permissions and without names', async () => {
    const answer = await core.send('/api/core/v1/openapi.json');
    const document = answer.json<{ paths: Record<string, Record<string, object>> }>();
    expect(document.paths['/api/core/v1/grants']?.['get']).toMatchObject({
      'x-linli-permissions': ['core.grant.read', 'core.grant.end', 'core.grant.create'],
    });
  });

  test('answers in English to whoever asks for it', async () => {
    expect((await core.send('/api/core/v1/me', { headers: { 'accept-language': 'en-GB,en' } })).json()['title']).toBe(
      'You are not signed in',
    );
    expect((await core.send('/api/core/v1/me')).json()['title']).toBe('您还没有登录');
  });
});
