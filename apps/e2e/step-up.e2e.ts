import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import { sharedProduct } from './src/product.ts';
import { askWhereUnitsAreMade, openConfirmation, sendNewGrid, wentOn } from './src/step-up.ts';

const product = sharedProduct();
const COMMUNITY = '和进里社区居委会';
const stamp = String(Date.now()).slice(-6);

describe('a step that asks who one is', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());

  /** Somebody on the page of a community, where new units ask for a sure log-in. */
  async function atCommunity() {
    const person = await signedIn(browser, '赵明远', { url: product.url });
    const api = await Api.as(product, 'zhaomingyuan');
    const { body } = await api.get<{ items: { id: number }[] }>('/api/core/v1/units/search?q=120102002005');
    await person.page.goto(`${product.url}/units/${body.items[0]?.id ?? 0}`);
    return { ...person, counts: await askWhereUnitsAreMade(person.page) };
  }

  test('goes on where it was after one click in another window: what was typed is there, and is sent once more', async () => {
    const { page, counts, complaints } = await atCommunity();
    const name = `确认网格${stamp}`;
    await sendNewGrid(page, COMMUNITY, name);
    await page.getByRole('dialog', { name: '请确认是您本人' }).waitFor();
    await picture(page, 'step-up');
    const popup = await openConfirmation(page);
    await popup.getByRole('button', { name: '我是赵明远，继续' }).waitFor();
    await picture(popup, 'step-up-provider', [560, 390]);
    await popup.getByRole('button', { name: '我是赵明远，继续' }).click();
    await wentOn(page, popup, COMMUNITY, name);
    expect(counts).toEqual({ refused: 1, passed: 1 });

    // The same log-in is sure enough for the next few minutes.
    await sendNewGrid(page, COMMUNITY, `${name}二`);
    await page.getByText(`已在${COMMUNITY}新增“${name}二”`).waitFor();
    expect(counts).toEqual({ refused: 1, passed: 2 });
    expect(complaints).toEqual({ csp: [], errors: [] });
  });

  test('can be left: the form stays, says why, and nothing was sent', async () => {
    const { page, counts } = await atCommunity();
    const name = `没有确认${stamp}`;
    await sendNewGrid(page, COMMUNITY, name);
    const dialog = page.getByRole('dialog', { name: '请确认是您本人' });
    await dialog.getByRole('button', { name: '暂不继续' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('这一步需要再次验证身份').first().waitFor();
    await picture(page, 'step-up-left', [1440]);
    expect(await page.getByRole('dialog').getByLabel('名称').inputValue()).toBe(name);
    expect(counts).toEqual({ refused: 1, passed: 0 });
  });
});

test('a session that ends at the provider is over in the open tab within seconds, and a new log-in goes on there', async () => {
  const browser = await launchBrowser();
  const { context, page } = await signedIn(browser, '刘雅芳', { url: product.url });
  await page.goto(`${product.url}/units`);
  await page.getByRole('banner').getByText('刘雅芳').waitFor();
  // Past the platform: the provider tells core by its back channel.
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${product.url}/idp/session/end`);
  await elsewhere.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '这次登录已结束' }).waitFor({ timeout: 5_000 });
  await picture(page, 'session-ended');
  await page.getByRole('button', { name: '重新登录' }).click();
  await page.getByRole('button', { name: /刘雅芳/ }).click();
  await page.getByRole('banner').getByText('刘雅芳').waitFor();
  expect(new URL(page.url()).pathname).toBe('/units');
  await browser.close();
});
