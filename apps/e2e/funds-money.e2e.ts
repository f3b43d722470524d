import { expect, test } from '@jest/globals';
import { dayOf } from '@linli/contracts';
import type { Page } from 'playwright-core';
import { picture } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { choose, fromMenu } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();
const TITLE = '楼道扶手加装（适老化）';
const AMOUNT = '12345.67';

/** Money from the district down to a community, by everybody who has a hand in it; and what the books say of it. */
describeWith('funds')('money', () => {
  const { as } = castOf(product);
  let address = '/p/funds/allocations';
  const stateOf = (page: Page, state: string) =>
    page.getByRole('main').getByText(state, { exact: true }).first().waitFor();

  test('stands in a tree whose amounts open to the lines that they are made of', async () => {
    const page = await as('赵明远', '/p/funds/fund-tree');
    const received = page.getByRole('link', { name: '¥16,800,000.00' }).first();
    await received.waitFor();
    await picture(page, 'fund-tree');
    await received.click();
    await page.getByText(/合计 ¥16,800,000\.00/).waitFor();
    await picture(page, 'fund-ledger');
    await page.goto(`${product.url}/p/funds/fund-tree`);
    await page.getByRole('link', { name: '大直沽街道' }).click();
    await page.getByRole('heading', { name: /大直沽街道/ }).waitFor();
    await picture(page, 'fund-tree-street');
  });

  test('is asked for by a community’s secretary, and an amount with three decimals is refused in words', async () => {
    const page = await as('张桂花', `${address}?create=1`);
    const form = page.getByRole('dialog');
    await form.getByLabel('用途').fill(TITLE);
    await choose(page, form, '资金', '党建引领社区治理专项资金');
    await form.getByText('上级统筹', { exact: true }).click();
    await choose(page, form, '类别', '工程类');
    await form.getByLabel('金额').fill('12345.678');
    await form.getByRole('button', { name: '申请资金' }).click();
    await form.getByText('请填写大于零的金额', { exact: false }).first().waitFor();
    await picture(page, 'allocation-form');
    await form.getByLabel('金额').fill(AMOUNT);
    await form.getByRole('button', { name: '申请资金' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    address = new URL(page.url()).pathname;
    await stateOf(page, '待初审');
    expect(await page.getByRole('button', { name: '初审' }).count()).toBe(0);
  });

  test('is checked by the street, and approved by its leader: then it is there', async () => {
    const desk = await as('李建国', address);
    await desk.getByRole('button', { name: '初审' }).click();
    const opinion = desk.getByRole('dialog');
    await opinion.getByText('通过', { exact: true }).click();
    await opinion.getByRole('button', { name: '初审' }).click();
    await stateOf(desk, '待审批');
    const leader = await as('王秀兰', address, 390);
    await leader.getByRole('button', { name: '审批' }).click();
    const decision = leader.getByRole('dialog');
    await decision.getByText('批准', { exact: true }).click();
    await picture(leader, 'allocation-approve');
    await decision.getByRole('button', { name: '审批' }).click();
    await stateOf(leader, '已到账');
    const page = await as('张桂花', address);
    await stateOf(page, '已到账');
    await picture(page, 'allocation');
    await page.getByRole('link', { name: '查看账目' }).click();
    await page.getByText('¥12,345.67').first().waitFor();
  });

  test('is taken back by a counter-entry, and both stand in the books', async () => {
    const page = await as('王秀兰', address);
    await page
      .getByRole('button', { name: /冲销|更多/ })
      .first()
      .waitFor();
    const shown = page.getByRole('main').getByRole('button', { name: '冲销' });
    if ((await shown.count()) > 0) await shown.click();
    else await fromMenu(page, '冲销');
    const form = page.getByRole('dialog');
    await form.getByLabel('为什么冲销').fill('由街道统一实施');
    await form.getByRole('button', { name: '冲销' }).click();
    await stateOf(page, '已冲销');
    await page.goto(`${product.url}/p/funds/ledger?q=${encodeURIComponent('由街道统一实施')}`);
    await page.getByText('-¥12,345.67').first().waitFor();
  });

  test('has its rules, with what is not paid for and the edition before', async () => {
    const page = await as('张桂花', '/p/funds/rule-documents');
    await page.getByText('第 2 版').first().waitFor();
    await picture(page, 'rule-documents');
    await page.goto(`${product.url}/p/funds/rule-documents?inForceOn=${dayOf(new Date())}&revising=true`);
    await page
      .getByRole('link', { name: /为民服务群众专项经费管理办法/ })
      .first()
      .click();
    await page.getByText('不得用于偿还债务').waitFor();
    await picture(page, 'rule-document');
  });

  test('is reported for the year on paper, and as open data', async () => {
    const page = await as('孙文静', '/p/funds/fund-tree');
    await page.getByRole('link', { name: '¥16,800,000.00' }).first().waitFor();
    await fromMenu(page, '年度报告');
    await page.getByRole('heading', { name: /2026 年度报告/ }).waitFor();
    await picture(page, 'year-report');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载开放数据 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/2026\.csv$/);
  });
});
