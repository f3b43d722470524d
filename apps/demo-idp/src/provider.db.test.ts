import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@linli/sdk-server/testing';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { Browser } from '../testing/browser.ts';
import { CuttableProxy } from '../testing/cuttable-proxy.ts';
import { Gateway } from '../testing/gateway.ts';
import { askSocket, ProviderProcess } from '../testing/provider-process.ts';

let database: TestDatabase;
let proxy: CuttableProxy;
let gateway: Gateway;
let folder: string;
let provider: ProviderProcess;
let browser: Browser;

const socketPath = () => join(folder, 'idp.sock');
const start = async (env: Record<string, string> = {}) => {
  provider = new ProviderProcess({
    LINLI_HOME: folder,
    LINLI_SOCKET_DIR: folder,
    LINLI_PUBLIC_URL: gateway.url,
    LINLI_DATABASE_URL: proxy.url,
    ...env,
  });
  await provider.ready;
};
const logoutAddress = (idToken: string) =>
  `/idp/session/end?${new URLSearchParams({ client_id: 'linli-shell', post_logout_redirect_uri: `${gateway.url}/bye`, id_token_hint: idToken })}`;

const until = async (holds: () => boolean) => {
  for (let i = 0; i < 100 && !holds(); i++) await sleep(100);
};

beforeAll(async () => {
  database = await createTestDatabase({ platform: false });
  proxy = new CuttableProxy(database.url);
  await proxy.join();
  folder = await mkdtemp(join(tmpdir(), 'linli-idp-'));
  gateway = await Gateway.start(socketPath);
  await start();
});
afterAll(async () => {
  await provider.stop();
  await gateway.stop();
  await proxy.cut();
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  browser = new Browser(gateway.url);
});
afterEach(() => {
  gateway.logoutTokens.length = 0;
  gateway.logoutAnswers.length = 0;
  gateway.forwarded = { host: new URL(gateway.url).host, protocol: 'http' };
});

describe('logging in', () => {
  test('gives the tokens that keycloak-js and core expect', async () => {
    const tokens = await browser.login('zhang.min');
    const jwks = createRemoteJWKSet(new URL(`${gateway.url}/idp/jwks`));
    const { payload } = await jwtVerify(tokens.access_token, jwks, { issuer: `${gateway.url}/idp`, audience: 'linli' });
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
    expect(await (await new Browser(gateway.url, { 'accept-language': 'en-GB' }).openLogin()).page.text()).toContain(
      '<html lang="en">',
    );
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
    expect(gateway.logoutTokens).toHaveLength(1);
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
    gateway.forwarded = { host: '192.168.1.20:4200', protocol: 'http' };
    const { page } = await browser.openLogin();
    const text = await page.text();
    expect(page.status).toBe(400);
    expect(text).toContain('http://192.168.1.20:4200');
    expect(text).toContain('linli tls self-signed');
  });

  test('a forged host appears in no address', async () => {
    gateway.forwarded = { host: 'evil.example', protocol: 'https' };
    const answer = await browser.request('/idp/.well-known/openid-configuration', {
      headers: { accept: 'application/json' },
    });
    const text = await answer.text();
    expect(text).not.toContain('evil');
    expect(JSON.parse(text)).toMatchObject({
      issuer: `${gateway.url}/idp`,
      token_endpoint: `${gateway.url}/idp/token`,
    });
  });
});

describe('a session', () => {
  test('gives new access tokens again and again for one refresh token, also to two tabs at once', async () => {
    const tokens = await browser.login('zhang.min');
    const answers = await Promise.all([1, 2, 3].map(() => browser.refresh(tokens.refresh_token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const answer of answers) {
      const next = (await answer.json()) as { access_token: string; refresh_token: string };
      expect(next.refresh_token).toBe(tokens.refresh_token);
      expect(decodeJwt(next.access_token)).toMatchObject({
        sid: decodeJwt(tokens.access_token)['sid'],
        preferred_username: 'zhang.min',
        acr: '1',
      });
    }
  });

  test('ends by log-out: no refresh, a message to core, no question, and the log-in page again', async () => {
    const tokens = await browser.login('zhang.min');
    const second = await browser.login('zhang.min');
    const out = await browser.request(logoutAddress(tokens.id_token));
    expect([out.status, out.headers.get('location')]).toEqual([303, `${gateway.url}/bye`]);
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
    expect((await browser.refresh(second.refresh_token)).status).toBe(400);
    expect(gateway.logoutTokens).toHaveLength(1);
    const jwks = createRemoteJWKSet(new URL(`${gateway.url}/idp/jwks`));
    const { payload, protectedHeader } = await jwtVerify(gateway.logoutTokens[0] ?? '', jwks, {
      issuer: `${gateway.url}/idp`,
      audience: 'linli-shell',
    });
    expect(protectedHeader.typ).toBe('logout+jwt');
    expect(payload).toMatchObject({
      sub: '00000000-0000-4000-8000-000000000001',
      sid: decodeJwt(tokens.access_token)['sid'],
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      jti: expect.any(String),
    });
    expect((await browser.openLogin()).page.status).toBe(200);
  });

  test('ends by its ID token even when the browser lost the cookie', async () => {
    const tokens = await browser.login('zhang.min');
    browser.forgetCookies();
    const out = await browser.request(logoutAddress(tokens.id_token));
    expect(out.headers.get('location')).toBe(`${gateway.url}/bye`);
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
    expect(gateway.logoutTokens).toHaveLength(1);
  });

  test("is left alone by the ID token of another browser's session", async () => {
    const other = new Browser(gateway.url);
    const theirs = await other.login('li.wei');
    const mine = await browser.login('zhang.min');
    await browser.request(logoutAddress(theirs.id_token));
    expect((await browser.refresh(mine.refresh_token)).status).toBe(200);
    expect((await other.refresh(theirs.refresh_token)).status).toBe(400);
  });

  test('is ended only after a question when nothing names it', async () => {
    const tokens = await browser.login('zhang.min');
    const question = await browser.request('/idp/session/end');
    const text = await question.text();
    expect(text).toContain('继续使用');
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(200);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const answer = await browser.request('/idp/session/end/confirm', {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    const done = await browser.request(answer.headers.get('location') ?? '');
    expect(await done.text()).toContain('已退出登录');
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
  });

  test('a log-out message that core did not take is sent again', async () => {
    const tokens = await browser.login('zhang.min');
    gateway.logoutAnswers.push(503, 503);
    await browser.request(logoutAddress(tokens.id_token));
    expect(gateway.logoutTokens).toHaveLength(0);
    await until(() => gateway.logoutTokens.length > 0);
    expect(gateway.logoutTokens).toHaveLength(1);
  });

  test('outlives a restart and a kill, with the same keys', async () => {
    const tokens = await browser.login('zhang.min');
    const { kid } = decodeProtectedHeader(tokens.access_token);
    await provider.stop();
    await start();
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(200);
    await provider.stop('SIGKILL');
    await start();
    const answer = await browser.refresh(tokens.refresh_token);
    expect(answer.status).toBe(200);
    const next = (await answer.json()) as { access_token: string };
    expect(decodeProtectedHeader(next.access_token).kid).toBe(kid);
    expect((await browser.openLogin({ prompt: 'none' })).address).toContain('code=');
  });

  test('waits for a database that is away and goes on when it is back', async () => {
    const tokens = await browser.login('zhang.min');
    await proxy.cut();
    const refused = await browser.refresh(tokens.refresh_token);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await refused.json()).toMatchObject({ error: 'temporarily_unavailable' });
    const { page } = await browser.openLogin({ prompt: 'login' });
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('登录服务暂时不可用')]);
    expect((await browser.request('/idp/jwks')).status).toBe(200);
    const bridged = browser.refresh(tokens.refresh_token);
    await sleep(200);
    await proxy.join();
    expect((await bridged).status).toBe(200);
    expect((await browser.openLogin({ prompt: 'none' })).address).toContain('code=');
  });
});

describe("the operator's door", () => {
  const ask = (body: unknown, headers: Record<string, string> = {}) =>
    askSocket(socketPath(), { method: 'POST', path: '/operator/token', headers, body: JSON.stringify(body) });

  test('gives an access token with the same claims but no session', async () => {
    const { status, body } = await ask({ username: 'li.wei', ttl: 60 });
    expect(status).toBe(200);
    const { access_token: token } = JSON.parse(body) as { access_token: string };
    const jwks = createRemoteJWKSet(new URL(`${gateway.url}/idp/jwks`));
    const { payload } = await jwtVerify(token, jwks, { issuer: `${gateway.url}/idp`, audience: 'linli' });
    expect(payload).toMatchObject({ preferred_username: 'li.wei', name: '李伟', azp: 'linli-shell', acr: '1' });
    expect(payload['sid']).toBeUndefined();
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
  });

  test('says what is wrong', async () => {
    expect((await ask({ username: 'nobody' })).status).toBe(404);
    expect((await ask({ username: 'li.wei', ttl: 3601 })).status).toBe(400);
    expect((await ask({})).status).toBe(400);
  });

  test('is not reached through the gateway', async () => {
    expect((await ask({ username: 'li.wei' }, { 'x-forwarded-host': 'localhost' })).status).toBe(404);
    for (const path of [
      '/idp/operator/token',
      '/idp/../operator/token',
      '/idp/%2e%2e/operator/token',
      '/idp//operator/token',
    ]) {
      const answer = await askSocket(socketPath(), {
        method: 'POST',
        path,
        headers: { accept: 'application/json' },
        body: '{"username":"li.wei"}',
      });
      expect([path, answer.status, answer.body.includes('access_token')]).toEqual([path, 404, false]);
    }
  });
});

describe('the process', () => {
  const trial = async (env: Record<string, string>) =>
    new ProviderProcess({
      LINLI_HOME: folder,
      LINLI_SOCKET_DIR: join(folder, 'other'),
      LINLI_PUBLIC_URL: gateway.url,
      LINLI_DATABASE_URL: proxy.url,
      ...env,
    });

  test('refuses to run without the demo flag, in one sentence', async () => {
    const { code, stderr, messages } = await (await trial({ LINLI_DEMO: '' })).ended;
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('LINLI_DEMO=1')]);
    expect(messages).toEqual([{ type: 'fatal', code: 'setting', message: expect.stringContaining('LINLI_DEMO=1') }]);
  });

  test('refuses to run beside another one on the same socket', async () => {
    const { code, stderr } = await (await trial({ LINLI_SOCKET_DIR: folder })).ended;
    expect([code, stderr]).toEqual([5, expect.stringContaining('Another identity provider is running')]);
  });

  test('ends when its parent is gone', async () => {
    const other = await trial({});
    await other.ready;
    other.child.disconnect();
    expect((await other.ended).code).toBe(0);
  });

  test('waits for a database that is not there yet, and ends on SIGTERM meanwhile', async () => {
    const other = await trial({ LINLI_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    let ready = false;
    void other.ready.then(
      () => (ready = true),
      () => undefined,
    );
    await until(() => existsSync(join(folder, 'other', 'idp.sock')));
    await sleep(500);
    expect(ready).toBe(false);
    expect((await other.stop()).code).toBe(0);
  });
});
