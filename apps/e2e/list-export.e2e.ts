import { readFileSync } from 'node:fs';
import { workbookRows } from '@linli/sdk-server/testing';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { picture } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();

/** Lists of a plugin and of core as workbooks, and who took them. */
describeWith('grid')('a list', () => {
  const { as } = castOf(product);

  /** Chooses 导出 Excel in the list's menu, and reads what the browser saved. */
  async function exported(page: Page): Promise<{ name: string; rows: string[][] }> {
    await page.getByRole('button', { name: '更多操作' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: '导出 Excel' }).click(),
    ]);
    return { name: download.suggestedFilename(), rows: await workbookRows(readFileSync(await download.path())) };
  }
  const total = async (page: Page) =>
    Number(/共 ([\d,]+) 条/.exec(await page.getByText(/共 [\d,]+ 条/).innerText())?.[1]?.replace(',', ''));

  test('of issues is saved as a table in Chinese, with all its rows and with those of this street alone', async () => {
    const page = await as('李建国', '/p/grid/issues?view=all');
    await page.getByRole('table').waitFor();
    await page.getByRole('button', { name: '更多操作' }).click();
    await picture(page, 'list-menu');
    await page.keyboard.press('Escape');
    const { name, rows } = await exported(page);
    expect(name).toMatch(/^事项-\d{4}-\d\d-\d\d\.xlsx$/);
    const [header = [], ...issues] = rows;
    expect(header).toEqual(expect.arrayContaining(['编号', '类别', '所属', '状态', '上报时间']));
    expect(issues).toHaveLength(await total(page));
    const places = issues.map((row) => row[header.indexOf('所属')]);
    expect(places.every((place) => place?.startsWith('河东区 / 大直沽街道'))).toBe(true);
  });

  test('that is narrowed has the same few rows', async () => {
    const page = await as('李建国', '/p/grid/issues?view=all&category=sanitation');
    await page.getByRole('table').waitFor();
    const { rows } = await exported(page);
    const [header = [], ...issues] = rows;
    expect(issues).toHaveLength(await total(page));
    expect(new Set(issues.map((row) => row[header.indexOf('类别')])).size).toBe(1);
  });

  test('of people has their phones masked as on the screen', async () => {
    const page = await as('李建国', '/people?q=张桂花');
    await page.getByRole('table').waitFor();
    const [header = [], ...found] = (await exported(page)).rows;
    expect(found.length).toBeGreaterThan(0);
    for (const row of found) expect(row[header.indexOf('电话')] ?? '').toMatch(/^(|\d{3}\*{4}\d{4})$/);
  });

  test('that was taken stands in the audit log', async () => {
    const page = await as('谢静怡', '/audit?kind=export');
    const line = page.getByRole('row').filter({ hasText: '李建国' }).filter({ hasText: '人员' });
    await line.first().waitFor();
    await picture(page, 'audit-exports');
  });
});
