import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { Browser } from '../testing/browser.ts';
import { until, World } from '../testing/world.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());
beforeEach(() => {
  browser = world.reset();
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
    const out = await browser.request(world.logoutAddress(tokens.id_token));
    expect([out.status, out.headers.get('location')]).toEqual([303, `${world.gateway.url}/bye`]);
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
    expect((await browser.refresh(second.refresh_token)).status).toBe(400);
    expect(world.gateway.logoutTokens).toHaveLength(1);
    const jwks = createRemoteJWKSet(new URL(`${world.gateway.url}/idp/jwks`));
    const { payload, protectedHeader } = await jwtVerify(world.gateway.logoutTokens[0] ?? '', jwks, {
      issuer: `${world.gateway.url}/idp`,
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
    const out = await browser.request(world.logoutAddress(tokens.id_token));
    expect(out.headers.get('location')).toBe(`${world.gateway.url}/bye`);
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
    expect(world.gateway.logoutTokens).toHaveLength(1);
  });

  test("is left alone by the ID token of another browser's session", async () => {
    const other = new Browser(world.gateway.url);
    const theirs = await other.login('li.wei');
    const mine = await browser.login('zhang.min');
    await browser.request(world.logoutAddress(theirs.id_token));
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
    world.gateway.logoutAnswers.push(503, 503);
    await browser.request(world.logoutAddress(tokens.id_token));
    expect(world.gateway.logoutTokens).toHaveLength(0);
    await until(() => world.gateway.logoutTokens.length > 0);
    expect(world.gateway.logoutTokens).toHaveLength(1);
  });

  test('outlives a restart and a kill, with the same keys', async () => {
    const tokens = await browser.login('zhang.min');
    const { kid } = decodeProtectedHeader(tokens.access_token);
    await world.provider.stop();
    await world.startProvider();
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(200);
    await world.provider.stop('SIGKILL');
    await world.startProvider();
    const answer = await browser.refresh(tokens.refresh_token);
    expect(answer.status).toBe(200);
    const next = (await answer.json()) as { access_token: string };
    expect(decodeProtectedHeader(next.access_token).kid).toBe(kid);
    expect((await browser.openLogin({ prompt: 'none' })).address).toContain('code=');
  });

  test('waits for a database that is away and goes on when it is back', async () => {
    const tokens = await browser.login('zhang.min');
    await world.proxy.cut();
    const refused = await browser.refresh(tokens.refresh_token);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await refused.json()).toMatchObject({ error: 'temporarily_unavailable' });
    const { page } = await browser.openLogin({ prompt: 'login' });
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('登录服务暂时不可用')]);
    expect((await browser.request('/idp/jwks')).status).toBe(200);
    const bridged = browser.refresh(tokens.refresh_token);
    await sleep(200);
    await world.proxy.join();
    expect((await bridged).status).toBe(200);
    expect((await browser.openLogin({ prompt: 'none' })).address).toContain('code=');
  });
});
