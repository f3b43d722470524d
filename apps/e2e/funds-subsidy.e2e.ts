import { dayOf } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { picture } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { choose, fillDay, fromMenu } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { until } from './src/wait.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();
const TODAY = dayOf(new Date());
const TITLE = '年终网格党支部书记补贴';
const RUNS = '/p/funds/subsidy-runs';
const [CLERK, SECOND, ADMIN, DESK] = ['孙文静', '周立新', '赵明远', '陈志强'];
/** Handed down already: the district's figure. */
const RELEASED = '2026 年度补贴';
/** Of another kind of branch, with few secretaries: followed to its end. */
const SMALL = `功能型党支部书记补贴 ${Date.now() % 100_000}`;

/** A run that is cancelled, the one that the demo has handed down, and a small one from its scheme to its end. */
describeWith('funds')('a subsidy for branch secretaries', () => {
  let address = RUNS;
  let small = RUNS;
  let [who, branch] = ['', ''];
  const { as } = castOf(product);
  const press = (page: Page, action: string) =>
    page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
  const told = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
  const expectCount = (buttons: Locator, count: number) =>
    until(async () => (await buttons.count()) === count, { seconds: 20, what: `${count} streets to be left` });
  /** A step of a notice asks once more, with its days. */
  async function confirmed(page: Page, action: string) {
    await page.getByRole('button', { name: action, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: action, exact: true }).click();
  }
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
    await fillDay(page, form, '任职日期', TODAY);
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

  test('has a list that says its sum and its exact number, as the figure that opens to it', async () => {
    const page = await as(SECOND, RUNS);
    await page
      .getByRole('link', { name: new RegExp(RELEASED) })
      .first()
      .click();
    await page.getByRole('link', { name: '全部明细' }).click();
    await told(page, '共 1100 笔，合计 ¥300,000.00');
    await told(page, /^共 1\s100 条$/);
    await picture(page, 'subsidy-entries-sum');
    await page.goto(`${product.url}/board`);
    await page
      .getByRole('link', { name: /¥300,0|¥30[0-9],/ })
      .first()
      .click();
    await told(page, /共 \d+ 笔，合计 ¥30\d,/);
    expect(await page.getByText(/约 .*条/).count()).toBe(0);
    await picture(page, 'subsidy-figure-list');
  });

  test('begins with a scheme that a second person puts in force', async () => {
    const clerk = await as(CLERK, '/p/funds/subsidy-schemes?create=1');
    const form = clerk.getByRole('dialog');
    await form.getByLabel('名称').fill(SMALL);
    await form.getByText('书记', { exact: true }).click();
    await form.getByText('功能型党支部', { exact: true }).click();
    await form.getByText('每年', { exact: true }).click();
    await form.getByLabel('每期总额（元）').fill('1400.05');
    await picture(clerk, 'subsidy-scheme-draft');
    await form.getByRole('button', { name: '新增方案' }).click();
    await clerk.getByRole('heading', { name: SMALL }).waitFor();
    const admin = await as(ADMIN, new URL(clerk.url()).pathname);
    await press(admin, '批准施行');
    await told(admin, '施行中');
  });

  test('is computed, checked, approved, and handed down to the streets', async () => {
    const clerk = await as(CLERK, `${RUNS}?create=1`);
    const form = clerk.getByRole('dialog');
    await choose(clerk, form, '方案', SMALL);
    await form.getByLabel('批次名称').fill(SMALL);
    await fillDay(clerk, form, '任职日期', TODAY);
    await form.getByRole('button', { name: '新增批次' }).click();
    await clerk.getByRole('heading', { name: SMALL }).waitFor();
    small = new URL(clerk.url()).pathname;
    await press(clerk, '计算补贴');
    await told(clerk, '平均分配');
    const checker = await as(SECOND, small);
    await press(checker, '复核通过');
    await told(checker, '第三人批准');
    const approver = await as(ADMIN, small);
    await press(approver, '批准');
    await told(approver, '财务下拨');
    expect(await approver.getByRole('button', { name: '下拨到街道' }).count()).toBe(0);
    const finance = await as(SECOND, small);
    await press(finance, '下拨到街道');
    const release = finance.getByRole('dialog');
    await release.getByText('¥1,400.05').waitFor();
    await picture(finance, 'subsidy-release');
    await release.getByRole('button', { name: '下拨到街道' }).click();
    await told(finance, '各街道正在发放');
    await picture(finance, 'subsidy-small-released');
  });

  test('is paid entry by entry, and by the street all at once', async () => {
    const page = await as(SECOND, small);
    await page.getByRole('link', { name: '全部明细' }).click();
    await told(page, '合计 ¥1,400.05');
    await picture(page, 'subsidy-small-entries');
    await page.getByRole('main').locator('a[href*="/subsidy-entries/"]').first().click();
    await told(page, '已下拨，等待街道发放。');
    [who = '', branch = ''] = (await page.getByRole('heading', { level: 1 }).innerText()).split(' · ');
    expect([who.length > 1, branch.endsWith('党支部')]).toEqual([true, true]);
    await press(page, '登记发放');
    const form = page.getByRole('dialog');
    await form.getByLabel('凭证号').fill('记-1127-21');
    await picture(page, 'subsidy-entry-pay');
    await form.getByRole('button', { name: '登记发放', exact: true }).click();
    await told(page, /已于 .* 发放。/);
    await picture(page, 'subsidy-entry-paid');
    await page.goto(`${product.url}${small}`);
    await page.getByRole('heading', { name: SMALL }).waitFor();
    await page.getByRole('link', { name: '签领表' }).first().waitFor();
    const pays = page.getByRole('main').getByRole('button', { name: '登记发放' });
    for (let left = await pays.count(), first = true; left > 0; left -= 1, first = false) {
      await pays.first().click();
      const bulk = page.getByRole('dialog');
      await told(page, /待发放的 \d+ 笔全部登记为已发放/);
      await bulk.getByLabel('凭证号').fill(`记-1127-3${left}`);
      if (first) await picture(page, 'subsidy-pay-street');
      await bulk.getByRole('button', { name: '登记发放', exact: true }).click();
      await bulk.waitFor({ state: 'hidden' });
      await expectCount(pays, left - 1);
    }
    await press(page, '确认全部发放');
    await told(page, '等待河东区公布总额');
    await picture(page, 'subsidy-small-paid');
  });

  test('is published as a total: no name, no branch', async () => {
    const clerk = await as(CLERK, small);
    await press(clerk, '公布总额');
    await told(clerk, '公示已起草，等待提交和发布。只公布总额和各街道合计。');
    await clerk.getByRole('link', { name: '打开公示' }).click();
    await told(clerk, /发放 \d+ 人，共 1,400\.05 元/);
    const notice = new URL(clerk.url()).pathname;
    const text = await clerk.getByRole('main').innerText();
    expect(text).toContain('大王庄街道：1 人');
    expect([text.includes(who), text.includes(branch)]).toEqual([false, false]);
    await confirmed(clerk, '送审');
    await told(clerk, '等待另一人复核并发布');
    const second = await as(SECOND, notice);
    await confirmed(second, '发布');
    await told(second, '公示中');
    await picture(second, 'subsidy-public');
  });

  test('is closed, and says so with everybody who did a step', async () => {
    const clerk = await as(CLERK, small);
    await told(clerk, /公示中，至/);
    await press(clerk, '办结');
    await told(clerk, '已办结');
    await picture(clerk, 'subsidy-closed');
    const phone = await as(CLERK, small, 390);
    await phone.getByRole('heading', { name: SMALL }).waitFor();
    await isNarrow(phone);
  });
});
