import { randomInt } from 'node:crypto';
import { dayOf } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { picture } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { fillDay } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();
/** Stands nowhere else in the product. */
const TITLE = `六必有清单（示例 ${randomInt(100_000, 999_999)}）`;
const TODAY = dayOf(new Date());

/** What every centre must have, from the district's draft to a centre that is checked by it. */
describeWith('culture')('the six must-haves', () => {
  const { as } = castOf(product);
  let list: string;
  let venue: string;

  const stateOf = (page: Page, state: string) =>
    page.getByRole('main').getByText(state, { exact: true }).first().waitFor();
  const press = (page: Page, action: string) =>
    page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
  const send = (form: Locator, action: string) => form.getByRole('button', { name: action, exact: true }).click();
  const addressOf = (page: Page) => new URL(page.url()).pathname;

  test('are six, which the district’s clerk drafts', async () => {
    const page = await as('孙文静', '/p/culture/six-must-lists?create=1');
    const form = page.getByRole('dialog');
    await form.getByLabel('名称', { exact: true }).fill(TITLE);
    for (let n = 1; n <= 6; n += 1) {
      await form.getByLabel(`第 ${n} 项名称`).fill(n === 6 ? '示例 1' : `示例 ${n}`);
      await form.getByLabel(`第 ${n} 项看什么`).fill(`现场看第 ${n} 项`);
    }
    await send(form, '拟定清单');
    await form.getByText('有两项名称相同，请改成六个不同的名称').first().waitFor();
    await picture(page, 'six-must-draft');
    await form.getByLabel('第 6 项名称').fill('示例 6');
    await send(form, '拟定清单');
    await page.getByRole('heading', { name: TITLE }).waitFor();
    await stateOf(page, '待启用');
    list = addressOf(page);
    expect(await page.getByRole('button', { name: '启用', exact: true }).count()).toBe(0);
  });

  test('are put in force by somebody else', async () => {
    const page = await as('赵明远', list);
    await press(page, '启用');
    const form = page.getByRole('dialog');
    await fillDay(page, form, '启用日期', TODAY);
    await send(form, '启用');
    await stateOf(page, '使用中');
    await picture(page, 'six-must-list');
    const lists = await as('赵明远', '/p/culture/six-must-lists');
    await lists.getByText(TITLE).first().waitFor();
    await picture(lists, 'six-must-lists');
  });

  test('are looked for by the street in a centre that was not checked yet, and what lacks is said', async () => {
    const page = await as('李建国', '/p/culture/venues?sixMust=never&kind=community-centre&state=open');
    await page
      .getByRole('link', { name: /党群服务中心/ })
      .first()
      .click();
    await page.getByRole('button', { name: '评估六必有' }).waitFor();
    await page.getByText('还没有评估').waitFor();
    venue = addressOf(page);
    await press(page, '评估六必有');
    const form = page.getByRole('dialog');
    for (let n = 1; n <= 6; n += 1)
      await form
        .getByRole('group', { name: `${n}. 示例 ${n}` })
        .getByRole('radio', { name: n === 4 ? '部分有' : '有', exact: true })
        .check();
    await send(form, '评估六必有');
    await form.getByText('请写明缺什么', { exact: true }).first().waitFor();
    await picture(page, 'six-must-check-form');
    await form.getByLabel('示例 4的情况').fill('书柜已到，图书下月配齐');
    await send(form, '评估六必有');
    await form.waitFor({ state: 'hidden' });
    await page.getByText('5/6 项').waitFor();
    await page.getByText('书柜已到，图书下月配齐').waitFor();
    await picture(page, 'six-must-venue');
  });

  test('are read by whoever keeps the centre, and found in the list of checks', async () => {
    const secretary = await as('王秀兰', venue, 390);
    await secretary.getByText('5/6 项').waitFor();
    expect(await secretary.getByRole('button', { name: '评估六必有' }).count()).toBe(0);
    await secretary.getByRole('link', { name: `${TODAY} 评估` }).click();
    await secretary.getByText('书柜已到，图书下月配齐').waitFor();
    await picture(secretary, 'six-must-check');
    const desk = await as('李建国', '/p/culture/six-must-checks?complete=no');
    await desk.getByText('5/6 项').first().waitFor();
    await picture(desk, 'six-must-checks');
  });
});
