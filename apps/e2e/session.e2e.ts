import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, openAs, picture, signIn, signedIn, watch } from './src/browser.ts';
import { sharedProduct } from './src/product.ts';
import { until } from './src/wait.ts';
import { hasPlugin } from './src/with-plugin.ts';

const product = sharedProduct();

describe('a session', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());

  test('begins with one click on a demo account and knows who I am', async () => {
    const person = await openAs(browser, { url: product.url });
    await person.page.getByRole('button', { name: /王秀兰/ }).waitFor();
    await picture(person.page, 'log-in');
    await signIn(person, '王秀兰');
    await person.page.getByRole('heading', { name: /王秀兰/ }).waitFor();
    await person.page.getByText('街道负责人').first().waitFor();
    await person.page.getByText('大直沽街道').first().waitFor();
    await picture(person.page, 'workbench-street-leader');
    await person.page.getByRole('button', { name: 'Switch to English' }).click();
    await person.page.getByText('Workbench').first().waitFor();
    await picture(person.page, 'workbench-english');
    expect(person.complaints).toEqual({ csp: [], errors: [] });
  });

  test('is shared by a second tab without asking again, and ended in both by one log-out; the old token is refused within 5 s', async () => {
    const person = await signedIn(browser, '孙文静', { url: product.url });
    let token = '';
    person.page.on('request', (request) => {
      const header = request.headers()['authorization'];
      if (header) token = header.replace('Bearer ', '');
    });
    await person.page.getByRole('link', { name: '区划' }).first().click();
    await until(() => token !== '', { what: 'a request with a token' });
    const second = await person.context.newPage();
    watch(second, person.complaints);
    await second.goto(`${product.url}/units`);
    await second.getByRole('banner').getByText('孙文静').waitFor();

    const api = new Api(product.url, token);
    expect((await api.get('/api/core/v1/me')).status).toBe(200);
    await person.page.getByRole('button', { name: /孙文静/ }).click();
    await person.page.getByText('退出登录').last().click();
    const began = Date.now();
    await until(async () => (await api.get('/api/core/v1/me')).status === 401, {
      seconds: 5,
      what: 'the old token to be refused',
    });
    console.info(`the old token was refused after ${Date.now() - began} ms`);
    if (hasPlugin('grid')) expect((await api.get('/api/plugins/grid/v1/issues')).status).toBe(401);
    await second
      .getByText(/已退出登录|重新登录|选择演示账号/)
      .first()
      .waitFor();
    // The log-out leads this tab to the provider and back by itself: whoever goes elsewhere meanwhile cuts that off.
    await person.page.getByRole('heading', { name: '选择演示账号登录' }).waitFor();
    await person.page.goto(product.url);
    await person.page.getByRole('heading', { name: '选择演示账号登录' }).waitFor();
    expect(person.complaints).toEqual({ csp: [], errors: [] });
  });

  test('that was left in the middle of its log-out is ended all the same: nobody is signed in by the next visit', async () => {
    const person = await signedIn(browser, '孙文静', { url: product.url });
    // The tab goes before the provider has heard of it.
    await person.page.route('**/idp/session/end**', (route) => route.abort());
    await person.page.getByRole('button', { name: /孙文静/ }).click();
    const toldProvider = person.page.waitForRequest(/\/idp\/session\/end/);
    await person.page.getByText('退出登录').last().click();
    await toldProvider;
    await person.page.close();
    const next = await person.context.newPage();
    watch(next, person.complaints);
    await next.goto(product.url);
    await next.getByRole('heading', { name: '选择演示账号登录' }).waitFor();
    expect(person.complaints).toEqual({ csp: [], errors: [] });
  });

  test('keeps no token where a script of another page could find it', async () => {
    const person = await signedIn(browser, '刘雅芳', { url: product.url });
    const kept = await person.page.evaluate(
      () => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie,
    );
    expect(kept).not.toMatch(/eyJ/);
  });

  test.each([
    ['陆正平', '平台状态', 'platform'],
    ['方思远', '授权', 'grants'],
    ['谢静怡', '审计日志', 'audit'],
  ])('of the administrator %s shows their page and no business records', async (name, menu, shot) => {
    const person = await signedIn(browser, name, { url: product.url });
    await person.page.getByRole('link', { name: menu }).first().click();
    await person.page.getByRole('heading', { name: menu }).waitFor();
    await person.page.waitForTimeout(500);
    await picture(person.page, shot);
    expect(await person.page.getByRole('link', { name: '事项' }).count()).toBe(0);
    expect(person.complaints).toEqual({ csp: [], errors: [] });
  });
});
