import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import { choose, fromMenu } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { confirmOneself } from './src/step-up.ts';

const product = sharedProduct();
const COMMUNITY = '文华里社区居委会';

describe('access', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());

  /** Fills in who gets which role where, and why. */
  async function fillGrant(page: Page, account: string, role: string, unit: string): Promise<void> {
    const form = page.getByRole('main');
    await form.getByLabel('授予谁').click();
    await page.keyboard.type(account);
    await page.locator('.ant-select-dropdown:visible').getByText(account).first().click();
    await choose(page, form, '角色', role);
    await form.getByLabel('授权区划').click();
    await page.keyboard.type(unit);
    await page.locator('.ant-select-dropdown:visible').getByText(unit).first().click();
    await form.getByLabel('理由').fill('社区换届期间协助办理授权');
  }
  /** Sends it; to give a role is asked a fresh log-in for. */
  async function give(page: Page, displayName: string): Promise<void> {
    await page.getByRole('main').getByRole('button', { name: '授权', exact: true }).last().click();
    await confirmOneself(page, displayName);
  }

  /** Whether an account may look at grants: what the role 授权员 gives. */
  async function mayReadGrants(username: string): Promise<number> {
    const api = await Api.as(product, username);
    return (await api.get('/api/core/v1/grants')).status;
  }

  async function accountId(username: string): Promise<string> {
    const api = await Api.as(product, 'wangxiulan');
    const { body } = await api.get<{ items: { id: string }[] }>(`/api/core/v1/accounts?q=${username}`);
    return body.items[0]?.id ?? '';
  }

  test('what the security administrator does not hold is refused in words, at its field', async () => {
    const { page, complaints } = await signedIn(browser, '方思远', { url: product.url });
    // By name: there are more accounts than a page shows.
    await page.goto(`${product.url}/accounts?q=马丽娟`);
    await page.getByRole('row').filter({ hasText: '马丽娟' }).waitFor();
    await picture(page, 'access-accounts');
    await page.goto(`${product.url}/access/roles`);
    await page.getByText('审计管理员').first().waitFor();
    await picture(page, 'access-roles');
    await page.getByText('授权员').first().click();
    await page.getByRole('heading', { name: '谁有这个角色' }).waitFor();
    await picture(page, 'access-role');
    await page.goto(`${product.url}/access/grants/give`);
    await fillGrant(page, '马丽娟', '审计管理员', COMMUNITY);
    await page.getByRole('region', { name: '授权后的效果' }).waitFor();
    await give(page, '方思远');
    const field = page.locator('.ant-form-item').filter({ has: page.getByLabel('角色') });
    await field.getByText('您自己没有“查看审计日志”的权限').waitFor();
    await picture(page, 'access-refused');
    expect(complaints).toEqual({ csp: [], errors: [] });
  });

  test('a delegate gives a role, it is in force at once, and why is on a page; ended, it is over at once', async () => {
    expect(await mayReadGrants('yangxiaofeng')).toBe(403);
    const { page, complaints } = await signedIn(browser, '王秀兰', { url: product.url });
    await page.goto(`${product.url}/access/grants/give`);
    await fillGrant(page, '杨晓峰', '授权员', COMMUNITY);
    const preview = page.getByRole('region', { name: '授权后的效果' });
    await preview.getByText(`杨晓峰可以在${COMMUNITY}及其全部下级做以下的事`).waitFor();
    await picture(page, 'access-give');
    await give(page, '王秀兰');
    await page.getByRole('heading', { level: 1, name: /杨晓峰 · 授权员/ }).waitFor();
    await picture(page, 'access-grant');
    expect(await mayReadGrants('yangxiaofeng')).toBe(200);

    const grant = page.url();
    await page.getByRole('link', { name: '查看授权', exact: true }).click();
    await page.getByText('杨晓峰可以在').first().waitFor();
    await page.getByText('负责').or(page.getByText('社区换届期间协助办理授权')).first().waitFor();
    await picture(page, 'access-why-yes');
    // The address is the whole question: a colleague who opens it sees the same answer.
    const colleague = await signedIn(browser, '方思远', { url: product.url });
    await colleague.page.goto(page.url());
    await colleague.page.getByText('杨晓峰可以在').first().waitFor();
    await page.getByRole('tab', { name: '谁能做什么' }).click();
    await page.getByText(/人可以在/).waitFor();
    await picture(page, 'access-who');
    await page.goto(`${product.url}/access/grants?account=${await accountId('yangxiaofeng')}`);
    await page.getByText('杨晓峰').first().waitFor();
    await picture(page, 'access-grants');

    await page.goto(grant);
    await fromMenu(page, '收回授权');
    const form = page.getByRole('dialog');
    await form.getByLabel('理由').fill('换届结束');
    await picture(page, 'access-end', [1440]);
    await form.getByRole('button', { name: '收回授权' }).click();
    await page.getByText('已结束').first().waitFor();
    expect(await mayReadGrants('yangxiaofeng')).toBe(403);
    expect(complaints).toEqual({ csp: [], errors: [] });
  });

  test('a no says what is missing, and whom to ask', async () => {
    const { page } = await signedIn(browser, '王秀兰', { url: product.url });
    const api = await Api.as(product, 'wangxiulan');
    const account = await accountId('malijuan');
    await page.goto(`${product.url}/accounts/${account}`);
    await page.getByRole('heading', { level: 1, name: '马丽娟' }).waitFor();
    await picture(page, 'access-account');
    const { body: units } = await api.get<{ items: { id: number }[] }>(`/api/core/v1/units/search?q=120102002001`);
    const unit = units.items[0]?.id ?? 0;
    await page.goto(`${product.url}/access/why?account=${account}&permission=core.grant.create&unit=${unit}`);
    await page.getByText('马丽娟没有任何包含“授权”的角色').waitFor();
    await page.getByRole('heading', { name: '可以找谁授权' }).waitFor();
    await page.getByRole('link', { name: '王秀兰' }).first().waitFor();
    await picture(page, 'access-why-no');
  });

  test('whoever may not look at accounts finds no word of it in the menu, and a page that says so', async () => {
    const { page } = await signedIn(browser, '马丽娟', { url: product.url });
    expect(await page.getByRole('link', { name: '账号' }).count()).toBe(0);
    await page.goto(`${product.url}/accounts`);
    await page.getByText('这个页面不存在，或不在您的管辖范围内').first().waitFor();
    await picture(page, 'access-forbidden');
  });
});
