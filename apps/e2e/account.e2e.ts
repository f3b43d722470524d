import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openAs, picture, signedIn } from './src/browser.ts';
import { fromMenu } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { openConfirmation } from './src/step-up.ts';

const product = sharedProduct();
const USERNAME = `xin.${String(Date.now()).slice(-6)}`;
const NAME = '许新禾';
const OWN = 'my-own-password-2026';

describe('an account of somebody new', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());

  async function enterPassword(page: Page, password: string): Promise<void> {
    await page.getByLabel('登录名').fill(USERNAME);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }

  test('is opened, logged in to with the temporary password, and disabled while somebody is in', async () => {
    const admin = await signedIn(browser, '陆正平', { url: product.url });
    await admin.page.goto(`${product.url}/accounts`);
    await admin.page.getByRole('button', { name: '开通账号' }).first().click();
    const form = admin.page.getByRole('dialog');
    await form.getByLabel('姓名').fill(NAME);
    await form.getByLabel('登录名').fill(USERNAME);
    await form.getByRole('button', { name: '开通账号' }).click();
    const note = admin.page.getByRole('dialog').filter({ hasText: '只显示这一次' });
    const temporary = await note.getByText(/^(\w{4}-){3}\w{4}$/).innerText();
    // The note comes in while the form goes: the picture is of what stays.
    await admin.page.waitForTimeout(600);
    await picture(admin.page, 'account-opened');
    await note.getByRole('button', { name: '已经记下' }).click();
    await admin.page.getByRole('heading', { level: 1, name: NAME }).waitFor();

    const { page, complaints } = await openAs(browser, { url: product.url });
    await page.getByRole('link', { name: '用自己的账号和密码登录' }).click();
    await enterPassword(page, 'not-this-one');
    await page.getByRole('alert').getByText('登录名或密码不对').waitFor();
    await picture(page, 'log-in-password');
    await enterPassword(page, temporary);
    await page.getByRole('heading', { name: '设置新密码' }).waitFor();
    await picture(page, 'log-in-new-password');
    await page.getByLabel('新密码').fill(OWN);
    await page.getByLabel('再输入一次').fill(OWN);
    await page.getByRole('button', { name: '保存并登录' }).click();
    await page.getByRole('banner').getByText(NAME).waitFor();
    await picture(page, 'log-in-newcomer');

    await picture(admin.page, 'account-of-newcomer', [1440]);
    await fromMenu(admin.page, '停用账号');
    const why = admin.page.getByRole('dialog');
    await why.getByLabel('理由').fill('借调结束');
    await why.getByRole('button', { name: '停用账号' }).click();
    const popup = await openConfirmation(admin.page);
    await popup.getByRole('button', { name: '我是陆正平，继续' }).click();
    await admin.page.getByText('已停用').first().waitFor();
    await page.getByRole('heading', { name: '这次登录已结束' }).waitFor({ timeout: 10_000 });
    await picture(page, 'account-ended');
    await page.getByRole('button', { name: '重新登录' }).click();
    await page.getByRole('link', { name: '用自己的账号和密码登录' }).click();
    await enterPassword(page, OWN);
    await page.getByRole('heading', { name: '这个账号已停用' }).waitFor();
    await picture(page, 'account-disabled');
    expect([admin.complaints, complaints]).toEqual([
      { csp: [], errors: [] },
      { csp: [], errors: [] },
    ]);
  });
});
