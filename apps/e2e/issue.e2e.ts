import { expect, test } from '@jest/globals';
import { samplePng } from '@linli/sdk-server/testing';
import type { Locator, Page } from 'playwright-core';
import { picture } from './src/browser.ts';
import type { Person } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { choose } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();
const text = `路灯从 ${Date.now()} 起不亮，晚上看不清台阶`;

async function addPhoto(form: Locator, name: string): Promise<void> {
  const buffer = samplePng({ width: 640, height: 480 });
  await form.locator('input[type=file][multiple]').setInputFiles({ name, mimeType: 'image/png', buffer });
  await form.getByText(/正在上传/).waitFor({ state: 'hidden' });
  await form.getByRole('button', { name: `删去 ${name}` }).waitFor();
}

/** The browser has it: by a link, for it sends no token with a picture. */
async function shownLarge(page: Page, name: string): Promise<void> {
  const image = page.getByRole('dialog').getByAltText(name);
  await image.waitFor();
  await page.waitForFunction((alt) => {
    const shown = document.querySelector<HTMLImageElement>(`img[alt="${alt}"]`);
    return shown !== null && shown.complete && shown.naturalWidth > 0;
  }, name);
}

/** The whole life of an issue, each step by somebody else, as it happens in a street. */
describeWith('grid')('an issue', () => {
  const { person } = castOf(product);
  let address: string;

  async function open(name: string): Promise<Person> {
    const opened = await person(name);
    await opened.page.goto(`${product.url}${address}`);
    await opened.page.getByRole('heading', { name: text.slice(0, 8) }).waitFor();
    return opened;
  }

  test('is reported by a grid worker on a phone', async () => {
    const { page } = await person('马丽娟', 390);
    await picture(page, 'workbench-grid-worker');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('link', { name: '事项' }).first().click();
    await page.getByRole('button', { name: '上报事项' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: '上报事项' }).click();
    await form
      .getByText(/请|必填/)
      .first()
      .waitFor();
    await choose(page, form, '类别', '公用设施');
    await form.getByLabel('情况').fill(text);
    await form.getByLabel('地点').fill('3 号楼与 4 号楼之间');
    await addPhoto(form, '现场.png');
    await picture(page, 'issue-report');
    await form.getByRole('button', { name: '上报事项' }).click();
    await page.getByText(/已上报，编号 WG-\d{8}-\d+/).waitFor();
    await page.goto(`${product.url}/p/grid/issues?view=mine`);
    await page.getByText(text.slice(0, 12)).first().click();
    await page.waitForURL(/issues\/[0-9a-f-]{36}|preview|issue=/);
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())?.[0];
    if (!id) throw new Error(`no issue id in ${page.url()}`);
    address = `/p/grid/issues/${id}`;
    await page.goto(`${product.url}${address}`);
    await page
      .getByText(/等待.*受理/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '查看 现场.png' }).click();
    await shownLarge(page, '现场.png');
    await picture(page, 'issue-photo');
    await page.keyboard.press('Escape');
    await picture(page, 'issue-detail-reported');
  });

  test('is accepted and assigned by the desk of the street', async () => {
    const { page } = await open('李建国');
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByText('已受理').first().waitFor();
    await page.getByText('时限内').first().waitFor();
    await page.getByRole('button', { name: '派单', exact: true }).click();
    const form = page.getByRole('dialog');
    await choose(page, form, '承办人', '杨晓峰');
    await picture(page, 'issue-assign');
    await form.getByRole('button', { name: '派单', exact: true }).click();
    await page
      .getByText(/等待杨晓峰处置/)
      .first()
      .waitFor();
  });

  test('is handled and resolved by the worker it was given to', async () => {
    const { page } = await open('杨晓峰');
    await page.getByRole('button', { name: '开始处置' }).click();
    await page.getByRole('button', { name: '办结', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByText('已解决', { exact: true }).click();
    await form.getByLabel('答复').fill('已更换灯泡并检查了线路，今晚起正常照明。');
    await addPhoto(form, '办理后.png');
    await picture(page, 'issue-resolve');
    await form.getByRole('button', { name: '办结', exact: true }).click();
    await page
      .getByText(/等待.*核实/)
      .first()
      .waitFor();
  });

  test('is verified by another person', async () => {
    const { page } = await open('张桂花');
    await page.getByRole('button', { name: '查看 办理后.png' }).click();
    await shownLarge(page, '办理后.png');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '核实', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByText('属实，办理到位').click();
    await picture(page, 'issue-verify');
    await form.getByRole('button', { name: '核实', exact: true }).click();
    await page.getByText('已核实').first().waitFor();
  });

  test('is closed by the desk, with its history in sentences', async () => {
    const { page } = await open('李建国');
    await page.getByRole('button', { name: '结案', exact: true }).click();
    await page.getByText('已结案').first().waitFor();
    for (const sentence of [
      '马丽娟上报了事项',
      '李建国受理了事项',
      '李建国派单给杨晓峰',
      '杨晓峰开始处置',
      '杨晓峰办结，结果：已解决',
      '张桂花核实通过',
      '李建国结案',
    ]) {
      await page.getByText(sentence).first().waitFor();
    }
    await picture(page, 'issue-detail-closed');
    await page.goto(`${product.url}/p/grid/issues?view=all`);
    await page.getByText(text.slice(0, 12)).first().waitFor();
    await page.getByText('按时办结').first().waitFor();
    await picture(page, 'issue-list');
  });

  test('has a time limit that the district sets, each category its own', async () => {
    const { page } = await person('孙文静');
    await page.goto(`${product.url}/p/grid/issue-terms`);
    const row = page.getByRole('row', { name: /公用设施/ });
    const days = Number(await row.getByRole('cell').nth(1).textContent()) === 6 ? 7 : 6;
    await row.getByRole('button', { name: /修改/ }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('spinbutton', { name: '办理时限' }).fill(String(days));
    await picture(page, 'issue-term-form');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText(`已改为 ${days} 个工作日`).waitFor();
    await row.getByText('孙文静').waitFor();
    await picture(page, 'issue-terms');
    // Whoever works there reads it, and changes nothing.
    const reader = (await person('李建国', 390)).page;
    await reader.goto(`${product.url}/p/grid/issue-terms`);
    await reader.getByText('公用设施').waitFor();
    expect(await reader.getByRole('button', { name: /修改/ }).count()).toBe(0);
    await picture(reader, 'issue-terms-reader');
  });

  test('is one and the same page for those who may not know of it', async () => {
    const { page } = await person('陈志强');
    await page.goto(`${product.url}${address}`);
    await page
      .getByText(/不在您的(管辖)?范围|没有这/)
      .first()
      .waitFor();
    expect(await page.getByText(text.slice(0, 8)).count()).toBe(0);
    await picture(page, 'out-of-reach');
  });
});
