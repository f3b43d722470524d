// Long because one project is followed from the need to its end by the four people who have a hand in it.
import { addDays, dayOf } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { picture } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { choose, fillDay, fromMenu, sendForm as send } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const TODAY = dayOf(new Date());
const TITLE = `楼道扶手加装 ${Date.now() % 100_000}`;

describeWith('funds')('a small project', () => {
  const product = sharedProduct();
  let address: string;

  const { as } = castOf(product);
  /** A step: its button, and its form where it has one. */
  async function press(page: Page, action: string, fill?: (form: ReturnType<Page['getByRole']>) => Promise<void>) {
    await page.getByRole('main').getByRole('button', { name: action, exact: true }).first().click();
    if (!fill) return;
    await send(page, action, fill);
  }
  const inState = (page: Page, word: string) => page.getByText(word, { exact: true }).first().waitFor();

  test('is written by the community’s secretary, with the clause beside what the rules forbid', async () => {
    const page = await as('张桂花', '/p/funds/projects?create=1');
    const form = page.getByRole('dialog');
    await form.getByLabel('项目名称').fill(TITLE);
    await form.getByText('工程类').click();
    await choose(page, form, '提出人', '居民');
    await form.getByText('现场登记').click();
    await choose(page, form, '资金来源', '工程类');
    await form.getByLabel('第 1 项 用途').fill('扶手和安装');
    await form.getByLabel('第 1 项 金额（元）').fill('8600.50');
    await fillDay(page, form, '计划开始', addDays(TODAY, -1));
    await fillDay(page, form, '计划完成', addDays(TODAY, 2));
    await form.getByLabel('需求和内容').fill('楼道没有扶手，另给工作人员发奖金');
    await form.getByText(/不得用于发放工作人员津贴/).waitFor();
    await form.getByLabel('需求和内容').scrollIntoViewIfNeeded();
    await picture(page, 'project-rule');
    await form.getByLabel('需求和内容').fill('老旧楼道没有扶手，老人上下楼不便');
    await form.getByText(/不得用于发放工作人员津贴/).waitFor({ state: 'hidden' });
    await form.getByRole('button', { name: '申报项目' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    address = new URL(page.url()).pathname;
    await press(page, '登记议定', async (dialog) => {
      await fillDay(page, dialog, '会议日期', addDays(TODAY, -20));
      await dialog.getByText('居民会议').click();
      await dialog.getByLabel('参加人数').fill('36');
      await dialog.getByLabel('赞成票数').fill('30');
    });
    await inState(page, '已议定');
    await press(page, '提交初审');
    await inState(page, '待初审');
    await picture(page, 'project-submitted');
  });

  test('is reviewed by the street, recorded by the district, and shown to the public', async () => {
    const desk = await as('李建国', address);
    await press(desk, '初审', (form) => form.getByText('通过，报区级备案').click());
    await inState(desk, '待备案');
    const clerk = await as('孙文静', address);
    await press(clerk, '备案', (form) => form.getByRole('radio', { name: '备案', exact: true }).check());
    await inState(clerk, '已备案');
    await fromMenu(clerk, '登记书面公示');
    await send(clerk, '登记书面公示', async (form) => {
      await fillDay(clerk, form, '公示开始', addDays(TODAY, -15));
      await fillDay(clerk, form, '公示结束', addDays(TODAY, -2));
      await form.getByLabel('公示位置').fill('社区公告栏');
    });
    await inState(clerk, '公示中');
    await picture(clerk, 'project-notice');
  });

  test('is approved by the street’s leader, funded, and carried out', async () => {
    const leader = await as('王秀兰', address);
    await press(leader, '批准');
    await inState(leader, '已批准');
    const clerk = await as('孙文静', address);
    await press(clerk, '确认资金到位');
    await inState(clerk, '资金已落实');
    const secretary = await as('张桂花', address);
    await press(secretary, '登记开工', (form) => form.getByLabel('开工日期').waitFor());
    await inState(secretary, '实施中');
  });

  test('pays its expense by four pairs of hands', async () => {
    const secretary = await as('张桂花', address);
    await press(secretary, '登记支出');
    await send(secretary, '登记支出', async (form) => {
      await form.getByLabel('用途').fill('扶手材料款');
      await form.getByLabel('金额（元）').fill('8200');
      await form.getByLabel('收款单位').fill('河东区邻里便民服务有限公司');
      await form.getByText('还可以登记 ¥8,600.50').waitFor();
      await picture(secretary, 'project-expense-form');
    });
    await secretary.getByRole('link', { name: '扶手材料款' }).click();
    await secretary.getByRole('heading', { name: '扶手材料款' }).waitFor();
    const expense = new URL(secretary.url()).pathname;
    const desk = await as('李建国', expense);
    await press(desk, '复核', (form) => form.getByText('通过', { exact: true }).click());
    await inState(desk, '待批准');
    const leader = await as('王秀兰', expense);
    await press(leader, '批准', (form) => form.getByText('批准支付').click());
    await inState(leader, '待支付');
    const clerk = await as('孙文静', expense);
    await press(clerk, '登记支付', (form) => form.getByLabel('凭证号').fill(`ZF-${Date.now()}`));
    await inState(clerk, '已支付');
    await picture(clerk, 'project-expense');
  });

  test('is accepted by a panel with residents, published and closed', async () => {
    const secretary = await as('张桂花', address);
    await press(secretary, '申报完工', (form) => form.getByLabel('完工情况').fill('扶手已装好'));
    await inState(secretary, '待验收');
    const desk = await as('李建国', address);
    await press(desk, '组织验收');
    await send(desk, '组织验收', (form) => form.getByLabel('地点').fill('社区活动室'));
    await inState(desk, '待验收');
    await press(desk, '登记结论');
    await desk.getByRole('dialog').getByText('验收通过', { exact: true }).click();
    await picture(desk, 'project-acceptance-form');
    await send(desk, '登记结论', () => Promise.resolve());
    await inState(desk, '验收通过');
    await picture(desk, 'project-acceptance');
    await desk.getByRole('link', { name: '打印验收表' }).click();
    await desk.getByText(/微实事项目验收表/).waitFor();
    await picture(desk, 'project-acceptance-sheet');
    await desk.goto(`${product.url}${address}`);
    await press(desk, '公开结果', (form) => form.getByLabel('公开说明').fill('楼道扶手已装好，居民可以正常使用'));
    await inState(desk, '已公开');
    const clerk = await as('孙文静', address);
    await press(clerk, '办结');
    await inState(clerk, '已办结');
    await picture(clerk, 'project-closed');
    await clerk.getByRole('link', { name: '打开公开页' }).click();
    await clerk.getByText(/本页不含收款账户/).waitFor();
    await clerk.getByText('¥8,200.00').waitFor();
    expect(await clerk.getByRole('main').getByText('河东区邻里便民服务有限公司').count()).toBe(0);
    await picture(clerk, 'project-public');
  });

  test('stands on the list and on the board', async () => {
    const page = await as('孙文静', '/p/funds/projects?view=all');
    await page.getByText(TITLE).first().waitFor();
    await picture(page, 'projects');
    await page.goto(`${product.url}/p/funds/project-board`);
    await page
      .getByText(/^预算 ¥/)
      .first()
      .waitFor();
    await picture(page, 'project-board');
  });
});
