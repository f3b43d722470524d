import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import type { Person } from './src/browser.ts';
import { fromMenu } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { testWith } from './src/with-plugin.ts';

const product = sharedProduct();
const COMMUNITY = '和进里社区居委会';
const stamp = String(Date.now()).slice(-6);

describe('units', () => {
  let browser: Browser;
  let admin: Person;

  beforeAll(async () => {
    browser = await launchBrowser();
    admin = await signedIn(browser, '赵明远', { url: product.url });
  });
  afterAll(async () => browser?.close());

  /** The id of a unit by its code, old codes too. */
  async function unitId(code: string): Promise<number> {
    const api = await Api.as(product, 'zhaomingyuan');
    const { body } = await api.get<{ items: { id: number }[] }>(`/api/core/v1/units/search?q=${code}`);
    return body.items[0]?.id ?? 0;
  }

  /** What an account sees of the issues in a unit. */
  async function issuesSeen(username: string, unit: number): Promise<number> {
    const api = await Api.as(product, username);
    const { status, body } = await api.get<{ total: number }>(
      `/api/plugins/grid/v1/issues?view=all&unit=${unit}&unitLevel=community`,
    );
    expect(status).toBe(200);
    return body.total;
  }

  test('are browsed as a tree and found by name and by code', async () => {
    const { page } = admin;
    await page.goto(`${product.url}/units`);
    await page.getByRole('tree').getByText('大直沽街道').first().waitFor();
    await picture(page, 'units');
    const search = page.getByPlaceholder('按名称或代码查找');
    await search.fill('和进里');
    await page.getByText(COMMUNITY).first().waitFor();
    await search.fill('120102002005');
    await page.getByText(COMMUNITY).first().click();
    await page.getByRole('heading', { name: COMMUNITY }).waitFor();
    await picture(page, 'unit-community');
  });

  test('get a new grid, with a code by rule, and a new name, both in the history', async () => {
    const { page } = admin;
    await page.goto(`${product.url}/units/${await unitId('120102002005')}`);
    await page.getByRole('heading', { name: COMMUNITY }).waitFor();
    await page.getByRole('button', { name: '新增网格' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('名称').fill(`临时网格${stamp}`);
    await picture(page, 'unit-add', [1440]);
    await form.getByRole('button', { name: '新增网格' }).click();
    await page.getByText(`已在${COMMUNITY}新增“临时网格${stamp}”`).waitFor();
    await page.getByText(`临时网格${stamp}`, { exact: true }).first().click();
    await page.getByRole('heading', { name: `临时网格${stamp}` }).waitFor();
    await fromMenu(page, '修改');
    await page.getByRole('dialog').getByLabel('名称', { exact: true }).fill(`河畔网格${stamp}`);
    await page.getByRole('dialog').getByRole('button', { name: '保存修改' }).click();
    await page.getByRole('heading', { name: `河畔网格${stamp}` }).waitFor();
    await page.getByRole('tab', { name: '变更记录' }).click();
    await page.getByText(`赵明远将“临时网格${stamp}”更名为“河畔网格${stamp}”`).waitFor();
    await picture(page, 'unit-history');
  });

  testWith('grid')(
    'move to another street, and every row is readable for exactly the right people from then on',
    async () => {
      const unit = await unitId('120102002005');
      const before = await issuesSeen('lijianguo', unit);
      expect(before).toBeGreaterThan(0);
      expect(await issuesSeen('chenzhiqiang', unit)).toBe(0);

      const { page } = admin;
      await page.goto(`${product.url}/units/${unit}`);
      await page.getByRole('heading', { name: COMMUNITY }).waitFor();
      await fromMenu(page, '划转');
      const form = page.getByRole('dialog');
      await form.getByLabel('划转到').click();
      await page.keyboard.type('富民路');
      await page.locator('.ant-select-dropdown:visible').getByText('富民路街道').first().click();
      await form.getByLabel('理由').fill('街道辖区调整');
      await picture(page, 'unit-move', [1440]);
      await form.getByRole('button', { name: '预览影响' }).click();
      await page.getByText('尚未保存').first().waitFor();
      await picture(page, 'unit-move-preview');
      await page.getByRole('button', { name: '立即划转' }).click();
      await page.getByText(/划转已完成/).waitFor();

      expect(await issuesSeen('chenzhiqiang', unit)).toBe(before);
      expect(await issuesSeen('lijianguo', unit)).toBe(0);
      expect(await unitId('120102002005')).toBe(unit);
      await page.getByRole('tab', { name: '变更记录' }).click();
      await page.getByText(/由大直沽街道划转到富民路街道/).waitFor();
      await picture(page, 'unit-moved');

      const api = await Api.as(product, 'zhaomingyuan');
      const detail = await api.get<{ version: number; code: string | null; aliases: { code: string }[] }>(
        `/api/core/v1/units/${unit}`,
      );
      expect(detail.body.code).toBeNull();
      expect(detail.body.aliases.map((alias) => alias.code)).toContain('120102002005');
      const back = await api.post(`/api/core/v1/units/${unit}/move`, {
        parentId: await unitId('120102002'),
        reason: '恢复原状',
        code: '120102002005',
        version: detail.body.version,
      });
      expect(back.status).toBeLessThan(300);
      expect(await issuesSeen('lijianguo', unit)).toBe(before);
    },
  );

  test('are read-only for a street, which sees its own part of the tree', async () => {
    const { page } = await signedIn(browser, '李建国', { url: product.url });
    await page.goto(`${product.url}/units`);
    await page.getByRole('heading', { name: '大直沽街道' }).waitFor();
    expect(await page.getByText('富民路街道').count()).toBe(0);
    expect(await page.getByRole('button', { name: /新增/ }).count()).toBe(0);
    // What a street does with its tree is to say where waiting records belong.
    await page.getByRole('main').getByRole('button', { name: /更多/ }).click();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['待分配记录']);
    await page.keyboard.press('Escape');
    await page.goto(`${product.url}/units/${await unitId('120102004')}`);
    await page.getByText('不在您的管辖范围内').first().waitFor();
  });

  test('are imported from a file: nothing is saved while a row is wrong, one click undoes it', async () => {
    const { page } = admin;
    await page.goto(`${product.url}/imports/units`);
    await picture(page, 'import-empty');
    const file = (text: string) => ({ name: '新区划.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page
      .locator('input[type=file]')
      .setInputFiles(
        file(
          `代码,名称,层级,上级代码\n120102099,测试街道${stamp},街道,120102\n120102099001,,社区,120102099\n120102099002,孤儿社区,社区,999999\n120102099,重复街道,街道,120102\n`,
        ),
      );
    await page.getByText('尚未保存任何内容').first().waitFor();
    await page.getByText(/有误，不能导入/).waitFor();
    await picture(page, 'import-errors');
    await page.getByRole('button', { name: '换一个文件' }).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(
        file(
          `代码,名称,层级,上级代码\n120102099001,测试社区${stamp},社区,120102099\n120102099,测试街道${stamp},街道,120102\n`,
        ),
      );
    await page.getByText('全部无误，可以导入').waitFor();
    await picture(page, 'import-preview');
    await page.getByRole('button', { name: '确认导入 2 行' }).click();
    await page.getByText('已导入：新增 2 条').first().waitFor();
    expect(await unitId('120102099001')).toBeGreaterThan(0);
    await picture(page, 'import-done');
    await page.getByRole('button', { name: '撤销导入' }).first().click();
    await page.getByRole('button', { name: '撤销导入' }).last().click();
    await page
      .getByText(/已撤销/)
      .first()
      .waitFor();
    expect(await unitId('120102099001')).toBe(0);
  });

  test('made nobody see a violation of the content policy or an error', () => {
    expect(admin.complaints).toEqual({ csp: [], errors: [] });
  });
});
