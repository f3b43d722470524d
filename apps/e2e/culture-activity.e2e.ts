import { addDays, dayOf } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Api } from './src/api.ts';
import { picture } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { choose, fromMenu } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();
const TITLE = '楼门里的剪纸课';
const YESTERDAY = addDays(dayOf(new Date()), -1);
const FIGURE = 431;

/** An activity from an idea to its record, a brand that the street recognises, and the figure that counts neither. */
describeWith('culture')('an activity', () => {
  const { as } = castOf(product);
  let address = '/p/culture/activities';
  const stateOf = (page: Page, state: string) =>
    page.getByRole('main').getByText(state, { exact: true }).first().waitFor();
  /** Types a time, and takes it with the button of the clock that opens; again where the field has not taken it. */
  async function fillTime(page: Page, form: Locator, label: string, time: string): Promise<void> {
    const field = form.getByLabel(label).first();
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await field.click();
      await field.fill(time);
      await page.locator('.ant-picker-dropdown:visible .ant-picker-ok button').click();
      await page.locator('.ant-picker-dropdown:visible').waitFor({ state: 'hidden' });
      if ((await field.inputValue()) === time) return;
    }
    throw new Error(`${label} does not take ${time}`);
  }
  const press = (page: Page, action: string) =>
    page.getByRole('main').getByRole('button', { name: action, exact: true }).click();

  test('is an idea of a community worker, who plans it for a day that is over', async () => {
    const page = await as('杨晓峰', `${address}?create=1`);
    const idea = page.getByRole('dialog');
    await choose(page, idea, '形式', '亲子教育');
    await idea.getByLabel('名称').fill(TITLE);
    await idea.getByLabel('回应的需求').fill('孩子放学后想学手工');
    await idea.getByRole('button', { name: '提出创意' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    address = new URL(page.url()).pathname;
    await press(page, '策划活动');
    const plan = page.getByRole('dialog');
    await plan.getByLabel('面向').fill('小学生和家长');
    await fillTime(page, plan, '开始', `${YESTERDAY} 16:00`);
    await fillTime(page, plan, '结束', `${YESTERDAY} 15:00`);
    await plan.getByLabel('地点').fill('二楼活动室');
    await picture(page, 'activity-plan');
    await plan.getByRole('button', { name: '策划活动' }).click();
    await plan.getByText('结束时间要晚于开始时间').first().waitFor();
    await fillTime(page, plan, '结束', `${YESTERDAY} 17:30`);
    await plan.getByRole('button', { name: '策划活动' }).click();
    await stateOf(page, '待发布');
  });

  test('is published by the secretary, taken back by the street with a reason, and published again', async () => {
    const secretary = await as('张桂花', address);
    await press(secretary, '发布活动');
    await stateOf(secretary, '已发布');
    const desk = await as('李建国', address);
    await fromMenu(desk, '撤回发布');
    const form = desk.getByRole('dialog');
    await form.getByLabel('理由').fill('请核对时间');
    await form.getByRole('button', { name: '撤回发布' }).click();
    await stateOf(desk, '待发布');
    await desk.getByText('请核对时间').first().waitFor();
    await picture(desk, 'activity-unpublished');
    await secretary.reload();
    await press(secretary, '发布活动');
    await stateOf(secretary, '已发布');
  });

  test('is recorded on a phone with a number and a line', async () => {
    const page = await as('杨晓峰', address, 390);
    await page.getByRole('button', { name: '已举办', exact: true }).click();
    await page.getByRole('button', { name: '填写记录', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('参加人数').fill('24');
    await form.getByLabel('一句话记录').fill('每家剪了一幅窗花');
    await picture(page, 'activity-record', [390]);
    await form.getByRole('button', { name: '填写记录' }).click();
    await stateOf(page, '已记录');
    await picture(page, 'activity');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });

  test('is the district’s to read, and not in the figure of help activities, which opens to its rows', async () => {
    const page = await as('孙文静', address);
    await page.getByText('自办活动，不计入帮扶活动次数').waitFor();
    expect(await page.getByRole('button', { name: '归档' }).count()).toBe(1);
    await page.goto(`${product.url}/p/culture/activities?view=all&counted=1&heldTo=${dayOf(new Date())}`);
    await page.getByText(`共 ${FIGURE} 条`).waitFor();
    await picture(page, 'activities-counted');
    const clerk = await Api.as(product, 'sunwenjing');
    const { body } = await clerk.get<{ figures: { indicator: string; value: number | null }[] }>(
      '/api/plugins/culture/v1/indicators/figures',
    );
    expect(body.figures.find(({ indicator }) => indicator === 'culture.help-activities')?.value).toBe(FIGURE);
    await page.goto(`${product.url}/p/culture/activities?view=to-record`);
    await picture(page, 'activities');
    await page.goto(`${product.url}/p/culture/activity-calendar?week=${YESTERDAY}`);
    await page.getByText(TITLE).first().waitFor();
    await picture(page, 'activity-calendar');
  });

  test('of organisation life is seen in its community, and not by the street above it', async () => {
    const query = encodeURIComponent('重温入党誓词');
    const of = async (user: string) =>
      (
        await (
          await Api.as(product, user)
        ).get<{ total: number }>(`/api/plugins/culture/v1/activities?kind=party-day&q=${query}`)
      ).body.total;
    expect(await of('zhangguihua')).toBeGreaterThan(0);
    expect([await of('lijianguo'), await of('sunwenjing'), await of('malijuan')]).toEqual([0, 0, 0]);
  });

  test('a community that only knows two means is told so on its page', async () => {
    const desk = await Api.as(product, 'chenzhiqiang');
    const { body } = await desk.get<{ items: { id: number; code: string }[] }>(
      '/api/core/v1/units/search?q=120102004001',
    );
    const unit = body.items.find(({ code }) => code === '120102004001');
    const page = await as('陈志强', `/units/${unit?.id}`);
    await page.getByRole('tab', { name: '活动', exact: true }).click();
    await page.getByText(/近一年只有宣传和入户访问/).waitFor();
    await picture(page, 'unit-activities');
  });

  test('a brand is recognised by the street, and a club shows its functional branch', async () => {
    const page = await as('李建国', '/p/culture/brands');
    await picture(page, 'brands');
    await page.getByRole('link', { name: '太极晨光' }).first().click();
    await press(page, '认定');
    const form = page.getByRole('dialog');
    await form.getByLabel('认定', { exact: true }).click();
    await picture(page, 'brand-decision');
    await form.getByRole('button', { name: '认定' }).click();
    await stateOf(page, '已认定');
    await picture(page, 'brand');
    await page.goto(`${product.url}/p/culture/clubs`);
    await picture(page, 'clubs');
    await page.getByRole('link', { name: '向党情合唱团' }).first().click();
    await page.getByRole('link', { name: /功能型党支部/ }).waitFor();
    await picture(page, 'club');
  });
});
