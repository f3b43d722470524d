import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { Browser } from '../testing/browser.ts';
import { askSocket } from '../testing/provider-process.ts';
import { World } from '../testing/world.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());
beforeEach(() => {
  browser = world.reset();
});

describe('logging in', () => {
  test('gives the tokens that keycloak-js and core expect', async () => {
    const tokens = await browser.login('zhang.min');
    const jwks = createRemoteJWKSet(new URL(`${world.gateway.url}/idp/jwks`));
    const { payload } = await jwtVerify(tokens.access_token, jwks, {
      issuer: `${world.gateway.url}/idp`,
      audience: 'linli',
    });
    expect(payload).toMatchObject({
      sub: '00000000-0000-4000-8000-000000000001',
      preferred_username: 'zhang.min',
      name: '张敏',
      acr: '1',
      azp: 'linli-shell',
      sid: expect.any(String),
      auth_time: expect.any(Number),
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'ES256', kid: expect.any(String) });
    expect(decodeJwt(tokens.id_token)).toMatchObject({ nonce: 'nonce-1', sid: payload['sid'], name: '张敏' });
    // keycloak-js decodes the refresh token too and throws when it cannot.
    expect(decodeJwt(tokens.refresh_token)).toEqual({ typ: 'Refresh' });
  });

  test('lists every demo account by unit, with what each may do, in the language asked for', async () => {
    const { page } = await browser.openLogin();
    const chinese = await page.text();
    for (const word of ['邻里 · 河东区', '大王庄街道', '张敏', '区划管理员', '陈静', '没有密码'])
      expect(chinese).toContain(word);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(chinese).not.toMatch(/<script|style=|onclick/);
    const english = await (await browser.openLogin({ ui_locales: 'en' })).page.text();
    expect(english).toContain('Division administrator');
    expect(
      await (await new Browser(world.gateway.url, { 'accept-language': 'en-GB' }).openLogin()).page.text(),
    ).toContain('<html lang="en">');
  });

  test('is not asked for again in a second tab', async () => {
    const first = await browser.login('zhang.min');
    const { page, address, verifier } = await browser.openLogin({ prompt: 'none' });
    expect(page.status).toBe(303);
    const second = await browser.exchange(address, verifier);
    expect(decodeJwt(second.access_token)['sid']).toBe(decodeJwt(first.access_token)['sid']);
  });

  test('without a session and without a page answers that log-in is required', async () => {
    const { address } = await browser.openLogin({ prompt: 'none' });
    expect(new URLSearchParams(new URL(address).hash.slice(1)).get('error')).toBe('login_required');
  });

  test('as somebody else ends the first session', async () => {
    const first = await browser.login('zhang.min');
    const { address, verifier } = await browser.openLogin({ prompt: 'login' });
    const { page } = await browser.click(address, 'li.wei');
    const form = await page.text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'sha256-/);
    const confirmed = await browser.request('/idp/session/end/confirm', {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    const resumed = await browser.request(confirmed.headers.get('location') ?? '');
    const second = await browser.exchange(resumed.headers.get('location') ?? '', verifier);
    expect(decodeJwt(second.access_token)['preferred_username']).toBe('li.wei');
    expect((await browser.refresh(first.refresh_token)).status).toBe(400);
    expect(world.gateway.logoutTokens).toHaveLength(1);
  });

  test('needs PKCE', async () => {
    const { address } = await browser.openLogin({ code_challenge: '', code_challenge_method: '' });
    expect(address).toContain('error=invalid_request');
    const { page, address: at } = await browser.openLogin();
    expect(page.status).toBe(200);
    const landed = await browser.click(at, 'zhang.min');
    await expect(browser.exchange(landed.address, 'x'.repeat(64))).rejects.toThrow('invalid_grant');
  });

  test('works once for each code', async () => {
    const { address, verifier } = await browser.openLogin();
    const landed = await browser.click(address, 'zhang.min');
    await browser.exchange(landed.address, verifier);
    await expect(browser.exchange(landed.address, verifier)).rejects.toThrow('invalid_grant');
  });

  test('of nobody, or with an oversized form, is refused', async () => {
    const { address } = await browser.openLogin();
    expect((await browser.click(address, 'nobody')).page.status).toBe(400);
    expect((await browser.click(address, 'x'.repeat(5000))).page.status).toBe(400);
  });

  test('of nobody is kept for the audit log, which asks for it through the socket alone', async () => {
    const since = new Date(Date.now() - 60_000).toISOString();
    const { address } = await browser.openLogin();
    await browser.click(address, 'nobody-here');
    const ask = (path: string, headers = {}) => askSocket(world.socketPath, { path, headers });
    const answer = await ask(`/operator/failures?since=${since}`);
    const { items } = JSON.parse(answer.body) as {
      items: { id: string; at: string; username: string; reason: string }[];
    };
    expect(items.filter(({ username }) => username === 'nobody-here')).toMatchObject([{ reason: 'user_not_found' }]);
    const later = await ask(`/operator/failures?since=${new Date(Date.now() + 60_000).toISOString()}`);
    expect(JSON.parse(later.body)).toEqual({ items: [] });
    expect((await ask('/operator/failures?since=x')).status).toBe(400);
    expect((await ask('/operator/failures')).status).toBe(400);
    expect((await ask(`/operator/failures?since=${since}`, { 'x-forwarded-host': 'localhost' })).status).toBe(404);
  });
});

describe('what cannot work says why', () => {
  test.each(['https://evil.example/', 'http://localhost:1/', 'javascript:alert(1)'])(
    'a way back to %s is refused with a page',
    async (uri) => {
      const { page } = await browser.openLogin({ redirect_uri: uri });
      expect(page.status).toBe(400);
      expect(page.headers.get('location')).toBeNull();
      const text = await page.text();
      expect(text).toContain('登录后要去的地址不属于本平台');
      expect(text).toContain('href="/"');
    },
  );

  test('an unknown application is refused with a page', async () => {
    const { page } = await browser.openLogin({ client_id: 'somebody-else' });
    expect(await page.text()).toContain('请求登录的应用没有登记');
  });

  test('a log-in page without its cookie has expired', async () => {
    const { address } = await browser.openLogin();
    browser.forgetCookies();
    const { page } = await browser.click(address, 'zhang.min');
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('登录页已失效');
  });

  test('an address that does not exist is a page, and a problem for programs', async () => {
    const page = await browser.request('/idp/nothing');
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('没有这个页面')]);
    expect((await browser.request('/idp/nothing', { headers: { accept: 'application/json' } })).status).toBe(404);
  });

  test('plain http from another computer is told what to do', async () => {
    world.gateway.forwarded = { host: '192.168.1.20:4200', protocol: 'http' };
    const { page } = await browser.openLogin();
    const text = await page.text();
    expect(page.status).toBe(400);
    expect(text).toContain('http://192.168.1.20:4200');
    expect(text).toContain('linli tls self-signed');
  });

  test.each(['/idp/auth', '/idp/auth/', '/idp/AUTH', '/idp/auth/abc', '/idp/interaction/abc', '/idp/Interaction/abc/'])(
    'no step of a log-in is done at %s under a foreign name',
    async (path) => {
      const { address } = await browser.openLogin();
      world.gateway.forwarded = { host: 'evil.example:4200', protocol: 'http' };
      for (const method of ['GET', 'POST', 'HEAD']) {
        const answer = await browser.request(path, { method });
        expect([method, answer.status, answer.headers.get('location')]).toEqual([method, 400, null]);
      }
      const { page } = await browser.click(address, 'zhang.min');
      expect([page.status, page.headers.get('location')]).toEqual([400, null]);
    },
  );

  test('a forged host appears in no address', async () => {
    world.gateway.forwarded = { host: 'evil.example', protocol: 'https' };
    const answer = await browser.request('/idp/.well-known/openid-configuration', {
      headers: { accept: 'application/json' },
    });
    const text = await answer.text();
    expect(text).not.toContain('evil');
    expect(JSON.parse(text)).toMatchObject({
      issuer: `${world.gateway.url}/idp`,
      token_endpoint: `${world.gateway.url}/idp/token`,
    });
  });
});
