import { addDays, dayOf } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { picture } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { choose, fillDay, fromMenu } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();
const TITLE = '书记履职考核';
const PERSON = '张桂花';

/** The day in Shanghai, so many days from now. */
const day = (ahead: number) => addDays(dayOf(new Date()), ahead);

/** An appraisal from its round to its force, by everybody who has a part in it. */
describeWith('training')('an appraisal', () => {
  const { as } = castOf(product);
  let round: string;
  const open = async (page: Page) => {
    await page.getByRole('searchbox').fill(PERSON);
    await page.getByRole('row').filter({ hasText: PERSON }).filter({ hasText: TITLE }).first().click();
    await page.getByRole('heading', { name: new RegExp(PERSON) }).waitFor();
  };

  test('begins with a round of the district, whose assessor is of an outside body', async () => {
    const page = await as('孙文静', '/p/training/appraisal-rounds?create=1');
    const form = page.getByRole('dialog');
    await form.getByLabel('名称').fill(TITLE);
    await form.getByLabel('第三方机构').fill('津和社会工作服务中心');
    await choose(page, form, '考核哪些职务', '书记');
    await page.keyboard.press('Escape');
    await fillDay(page, form, '开始日期', day(0));
    await fillDay(page, form, '最后一天', day(20));
    await form.getByLabel('考核标准').fill('履职\n服务群众');
    await form.getByRole('button', { name: '安排考核轮次' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    round = new URL(page.url()).pathname;
    await page.getByRole('button', { name: '委派考核员' }).click();
    const appoint = page.getByRole('dialog');
    await choose(page, appoint, '考核员账号', '郭思齐');
    await appoint.getByRole('button', { name: '委派考核员' }).click();
    await page.getByText('已委派考核员').first().waitFor();
    await page.getByRole('button', { name: '开始考核' }).click();
    await page.getByRole('link', { name: /待考核 \d+/ }).waitFor();
    await picture(page, 'appraisal-round');
  });

  test('is extended by the district when it takes longer', async () => {
    const page = await as('孙文静', round);
    await fromMenu(page, '延长轮次');
    const form = page.getByRole('dialog');
    await fillDay(page, form, '最后一天', day(30));
    await picture(page, 'appraisal-extend');
    await form.getByRole('button', { name: '延长轮次' }).click();
    await page.getByText(`最后一天：${day(30)}`).waitFor();
  });

  test('is filed by the assessor, who sees nothing else', async () => {
    const page = await as('郭思齐', '/');
    expect(await page.getByRole('link', { name: '人员', exact: true }).count()).toBe(0);
    await page.getByRole('link', { name: new RegExp(TITLE) }).click();
    await page.waitForURL(/assess\?round=/);
    await page.getByRole('button', { name: '去掉条件：考核轮次' }).filter({ hasText: TITLE }).waitFor();
    await picture(page, 'appraisal-assess');
    await open(page);
    await page.getByRole('button', { name: '填写考核意见' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '填写考核意见' }).click();
    await drawer.getByText('请选择是否符合，并写明依据的事实').first().waitFor();
    await picture(page, 'appraisal-file-missing');
    for (const point of ['履职', '服务群众']) {
      const group = drawer.getByRole('group', { name: new RegExp(point) });
      await group.getByText('符合', { exact: true }).click();
      await group.getByRole('textbox').fill('查阅记录属实');
    }
    await drawer.getByLabel('总体意见').fill('履职良好');
    await picture(page, 'appraisal-file');
    await drawer.getByRole('button', { name: '填写考核意见' }).click();
    await page.getByText('待本人答复').first().waitFor();
    await page.goto(`${product.url}${round}`);
    await page.getByText('这个页面不存在，或不在您的管辖范围内').waitFor();
  });

  test('is not read by the street before the person has replied', async () => {
    const page = await as('李建国', '/p/training/appraisals');
    await open(page);
    await page.getByText('考核意见先由本人阅读和答复').waitFor();
    expect(await page.getByText('查阅记录属实').count()).toBe(0);
  });

  test('is replied to by whom it is about, on a phone', async () => {
    const page = await as(PERSON, '/todos', 390);
    await page.getByText(TITLE).first().click();
    await page.waitForURL(/own-appraisals/);
    await page.getByText('查阅记录属实').first().waitFor();
    await picture(page, 'appraisal-own');
    await page.getByRole('button', { name: '答复' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('我的答复').fill('同意');
    await form.getByRole('button', { name: '答复' }).click();
    await page.getByText('待街道确认').first().waitFor();
  });

  test('is put in force by the street, not by whom it is about', async () => {
    const page = await as('李建国', '/p/training/appraisals');
    await open(page);
    await page.getByRole('button', { name: '确认' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('确认生效').click();
    await form.getByRole('button', { name: '确认' }).click();
    await page.getByText('已生效').first().waitFor();
    await picture(page, 'appraisal-in-force');
  });
});
