import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { picture } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { choose, fillDay } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();
const MEMBER = '张桂花';
const TITLE = '周日的社区书记培训班';
/** A Sunday that is over, so that the class can be held and finished; nobody works on it. */
const SUNDAY = '2026-11-22';
/** The last day of what is valid for five years from then on. */
const CERTIFIED_TO = '2031-11-21';

/** A class from its draft to its certificates, by everybody who has a part in it. */
describeWith('training')('a class', () => {
  const { as } = castOf(product);
  let address = '/p/training/training-classes';
  const stateOf = (page: Page, state: string) =>
    page.getByRole('main').getByText(state, { exact: true }).first().waitFor();

  test('is drafted by the district’s clerk, who is asked whether a Sunday is meant', async () => {
    const page = await as('孙文静', `${address}?create=1`);
    const form = page.getByRole('dialog');
    await choose(page, form, '培训项目', '领头雁培训工程');
    await form.getByLabel('班名').fill(TITLE);
    await choose(page, form, '培训对象的职务', '书记');
    await page.keyboard.press('Escape');
    await form.getByLabel('名额').fill('1');
    await fillDay(page, form, '开始日期', SUNDAY);
    await fillDay(page, form, '结束日期', SUNDAY);
    await form.getByLabel('地点').fill('区委党校');
    await choose(page, form, '合格后颁发的证书', '社区工作者上岗证书');
    await form.getByRole('button', { name: '拟定培训班' }).click();
    await form.getByText(`${SUNDAY}（周末） 不上班`).first().waitFor();
    await picture(page, 'class-draft');
    await form.getByLabel('确认在非工作日培训').click();
    await form.getByRole('button', { name: '拟定培训班' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    address = new URL(page.url()).pathname;
    expect(await page.getByRole('button', { name: '批准' }).count()).toBe(0);
  });

  test('is approved by somebody else, and opened for enrolment', async () => {
    const approver = await as('赵明远', address);
    await approver.getByRole('button', { name: '批准' }).click();
    await stateOf(approver, '已批准');
    const page = await as('孙文静', address);
    await page.getByRole('button', { name: '开放报名' }).click();
    await stateOf(page, '报名中');
  });

  test('takes those whom a street’s desk nominates, chosen from who holds the post', async () => {
    const page = await as('李建国', '/p/training/training-classes');
    await page.getByText(TITLE).first().click();
    await page.getByRole('button', { name: '推荐人员' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('checkbox').first().waitFor();
    await drawer.getByRole('searchbox').fill(MEMBER);
    await drawer.getByText(MEMBER).first().click();
    await drawer.getByRole('searchbox').fill('');
    await drawer.getByRole('checkbox', { checked: false }).first().click();
    await picture(page, 'class-nominate');
    await drawer.getByRole('button', { name: '推荐 2 人' }).click();
    await page.getByText('待答复 2').waitFor();
  });

  test('waits for the answer of whoever was nominated, on a phone', async () => {
    const page = await as(MEMBER, '/p/training/my-training', 390);
    const card = page.getByRole('listitem').filter({ hasText: TITLE });
    await card.getByRole('button', { name: '答复' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('参加', { exact: true }).click();
    await form.getByRole('button', { name: '答复' }).click();
    await card.getByText('已确认').waitFor();
    await picture(page, 'my-training');
  });

  test('has one seat: whoever says yes next is on the waiting list', async () => {
    const page = await as('李建国', address);
    await page.getByText('待答复 1').waitFor();
    await page.getByRole('listitem').filter({ hasText: '待答复' }).getByRole('link').click();
    await page.getByRole('main').getByRole('button', { name: '代为确认' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('电话').click();
    await form.getByRole('button', { name: '代为确认' }).click();
    await page.getByText('候补第 1 位').first().waitFor();
  });

  test('starts, has a sheet to be signed, and its roll comes back from a spreadsheet', async () => {
    const page = await as('孙文静', address);
    await page.getByRole('button', { name: '开班' }).click();
    await stateOf(page, '进行中');
    await page.getByRole('link', { name: '打印签到表' }).click();
    await page.getByRole('columnheader', { name: '签名' }).waitFor();
    expect(await page.getByRole('cell', { name: MEMBER }).count()).toBe(1);
    await picture(page, 'class-sheet');
    await page.goto(`${product.url}${address}`);
    await page.getByRole('button', { name: '登记考勤和结果' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '从 Excel 粘贴' }).click();
    const box = drawer.getByRole('textbox', { name: '从 Excel 粘贴' });
    await box.fill(`１\t${MEMBER} \t到\t合格\n２\t查无此人\t到`);
    await drawer.getByRole('button', { name: '读入' }).click();
    await drawer.getByText('第 2 行：名单里没有“查无此人”').waitFor();
    await picture(page, 'class-roll-faults');
    await box.fill(`１\t${MEMBER} \t到\t合格`);
    await drawer.getByRole('button', { name: '读入' }).click();
    await drawer.getByText('读入 1 行').waitFor();
    await drawer.getByRole('button', { name: '全部登记（1 人）' }).click();
    await page.getByText('已完成 1').waitFor();
  });

  test('is finished: whoever passed holds a certificate of it, and whoever waited is let go', async () => {
    const page = await as('孙文静', address);
    await page.getByRole('button', { name: '结班' }).click();
    await stateOf(page, '已结班');
    await page.getByText('共 1 人').waitFor();
    await picture(page, 'class-finished');
    await page.goto(`${product.url}/p/training/certificates?q=${encodeURIComponent(MEMBER)}`);
    await page.getByRole('row').filter({ hasText: MEMBER }).filter({ hasText: CERTIFIED_TO }).first().waitFor();
  });

  test('counts on the board, and the figure opens to as many classes', async () => {
    const page = await as('孙文静', '/board');
    const figure = page.locator('[data-indicator="training.training-classes"] a').first();
    await figure.waitFor();
    const counted = Number(/\d+/.exec(await figure.innerText())?.[0]);
    await figure.click();
    await page.waitForURL(/training-classes/);
    await page.getByText(`共 ${counted} 条`).waitFor();
    await page.getByText(TITLE).first().waitFor();
    expect(counted).toBeGreaterThanOrEqual(5);
  });
});
