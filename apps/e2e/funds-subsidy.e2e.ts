import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import type { Person } from './src/browser.ts';
import { choose, fillDay, fromMenu } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();
const TITLE = '年终网格党支部书记补贴';
const RUNS = '/p/funds/subsidy-runs';
const [CLERK, SECOND, ADMIN, DESK] = ['孙文静', '周立新', '赵明远', '陈志强'];
/** Handed down already: a further release would no longer be the district's figure, so this journey ends before it. */
const RELEASED = '2026 年度补贴';

/** A run by everybody who has a part in it, and the payments of the one that the demo has handed down. */
describeWith('funds')('a subsidy for branch secretaries', () => {
  let browser: Browser;
  let address = RUNS;
  const people: Person[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());

  async function as(name: string, path: string, width?: number): Promise<Page> {
    const person = await signedIn(browser, name, { url: product.url, ...(width ? { width } : {}) });
    people.push(person);
    await person.page.goto(`${product.url}${path}`);
    return person.page;
  }
  const press = (page: Page, action: string) =>
    page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
  const told = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
  const isNarrow = async (page: Page) =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  test('has a scheme that says in words how it is shared', async () => {
    const page = await as(CLERK, '/p/funds/subsidy-schemes');
    await page.getByRole('link', { name: '网格党支部书记工作补贴', exact: true }).click();
    await told(page, '除不尽的分，按任职登记的先后各加一分');
    await picture(page, 'subsidy-scheme');
  });

  test('is drafted and computed by the clerk: eleven hundred secretaries, to the fen', async () => {
    const page = await as(CLERK, `${RUNS}?create=1`);
    const form = page.getByRole('dialog');
    await choose(page, form, '方案', '网格党支部书记工作补贴');
    await form.getByLabel('批次名称').fill(TITLE);
    await fillDay(page, form, '任职日期', new Date().toISOString().slice(0, 10));
    await picture(page, 'subsidy-draft');
    await form.getByRole('button', { name: '新增批次' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    address = new URL(page.url()).pathname;
    await press(page, '计算补贴');
    await told(page, /1100 人平均分配，每人 ¥272\.72/);
    await told(page, '余 800 分');
    await picture(page, 'subsidy-computed');
    expect(await page.getByRole('button', { name: '复核通过' }).count()).toBe(0);
  });

  test('is checked by another clerk and approved by a third person', async () => {
    const checker = await as(SECOND, address);
    await press(checker, '复核通过');
    await told(checker, '第三人批准');
    const approver = await as(ADMIN, address);
    await told(approver, /与“2026 年度补贴”相比/);
    await press(approver, '批准');
    await told(approver, '财务下拨');
    await picture(approver, 'subsidy-approved');
  });

  test('is cancelled before the release, and keeps nobody’s name', async () => {
    const page = await as(CLERK, address);
    await fromMenu(page, '取消批次');
    const form = page.getByRole('dialog');
    await form.getByLabel('为什么取消').fill('改在下一年度发放');
    await form.getByRole('button', { name: '取消批次' }).click();
    await told(page, '明细已删除，只保留总数。');
    await picture(page, 'subsidy-cancelled');
  });

  test('is paid street by street, on a phone as well, and what failed says so', async () => {
    const page = await as(DESK, RUNS, 390);
    await page.getByRole('link', { name: new RegExp(RELEASED) }).click();
    await page.getByRole('heading', { name: RELEASED }).waitFor();
    await page.getByRole('main').getByRole('link', { name: '富民路街道', exact: true }).first().waitFor();
    await isNarrow(page);
    await picture(page, 'subsidy-street-phone');
    if ((await page.getByRole('button', { name: '登记发放' }).count()) > 0) {
      await page.getByRole('button', { name: '登记发放' }).click();
      const form = page.getByRole('dialog');
      await told(page, /待发放的 \d+ 笔全部登记为已发放/);
      await form.getByLabel('凭证号').fill('记-1127-09');
      await picture(page, 'subsidy-pay-phone');
      await form.getByRole('button', { name: '登记发放', exact: true }).click();
      await told(page, /已登记发放 \d+ 笔/);
    }
    expect(await page.getByRole('main').getByText('大直沽街道').count()).toBe(0);
  });

  test('has a sheet to sign for each street, and entries that the figure opens to', async () => {
    const page = await as(SECOND, RUNS);
    await page
      .getByRole('link', { name: new RegExp(RELEASED) })
      .first()
      .click();
    await told(page, '¥300,000.00');
    await picture(page, 'subsidy-released');
    await page.getByRole('link', { name: '签领表' }).first().click();
    await told(page, '签名');
    await picture(page, 'subsidy-sheet');
    const list = await as(SECOND, '/p/funds/subsidy-entries?state=failed');
    await list.getByRole('main').getByText('发放失败').first().waitFor();
    await picture(list, 'subsidy-entries');
    await list.getByRole('main').locator('a[href*="/subsidy-entries/"]').first().click();
    await told(list, '账户已注销，银行退回');
    await picture(list, 'subsidy-entry');
  });

  test('complains about nothing on the way', () => {
    expect(people.flatMap(({ complaints }) => [...complaints.csp, ...complaints.errors])).toEqual([]);
  });
});
