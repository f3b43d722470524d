import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf } from '@linli/contracts';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import { sharedProduct } from './src/product.ts';

const product = sharedProduct();
const yesterday = addDays(dayOf(new Date()), -1);

describe('the board', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());

  /** Every figure that is a count: which indicator, what it says, and where it leads. */
  async function figures(page: Page, query = ''): Promise<{ id: string; value: number; href: string }[]> {
    await page.goto(`${product.url}/board${query}`);
    await page.locator('[data-indicator="core.grid-branches"] a').first().waitFor();
    await page.getByText(/计算$/).last().waitFor();
    const tiles = await page.locator('[data-indicator]').evaluateAll((elements) =>
      elements.map((element) => {
        const link = element.querySelector('a');
        return {
          id: element.getAttribute('data-indicator') ?? '',
          text: link?.textContent ?? '',
          href: link?.getAttribute('href') ?? '',
        };
      }),
    );
    return tiles
      .filter(({ text }) => /^[\d,]+$/.test(text))
      .map(({ id, text, href }) => ({ id, value: Number(text.replaceAll(',', '')), href }));
  }

  /** How many records a list says it has. */
  async function total(page: Page, href: string): Promise<number> {
    await page.goto(`${product.url}${href}`);
    const status = page.getByRole('main').getByRole('status').filter({ hasText: /共/ });
    const nothing = page
      .getByRole('main')
      .getByText(/没有|还没有/)
      .first();
    await status.or(nothing).first().waitFor();
    if (!(await status.count())) return 0;
    return Number(/共 ([\d ]+) 条/.exec(await status.innerText())?.[1]?.replaceAll(' ', ''));
  }

  test.each([
    ['the district office', '孙文静'],
    ['a street', '李建国'],
    ['a community', '张桂花'],
  ])(
    'tells %s figures that are each the count of the records they open to, today and of a past day',
    async (_who, name) => {
      const { page, complaints, context } = await signedIn(browser, name, { url: product.url });
      for (const query of ['', `?asOf=${yesterday}`]) {
        const told = await figures(page, query);
        expect(told.length).toBeGreaterThan(0);
        for (const { id, value, href } of told)
          expect([id, query, await total(page, href)]).toEqual([id, query, value]);
      }
      expect(complaints).toEqual({ csp: [], errors: [] });
      await context.close();
    },
  );

  test('shows the district 1100 grid branches and 38 part-time members, and no number of what is not recorded', async () => {
    const { page, complaints, context } = await signedIn(browser, '孙文静', { url: product.url });
    const told = new Map((await figures(page)).map(({ id, value }) => [id, value]));
    expect([told.get('core.grid-branches'), told.get('core.part-time-members')]).toEqual([1100, 38]);
    const open = page.getByRole('region', { name: /^尚未登记/ });
    await open.getByText('发放心愿卡（份）').waitFor();
    expect(await open.innerText()).not.toMatch(/1,?600|785|16,?800/);
    await picture(page, 'board');
    await page.getByRole('button', { name: '“网格党支部”怎么统计' }).click();
    await page.getByText('统计口径').waitFor();
    await picture(page, 'board-about', [1440]);
    await page.keyboard.press('Escape');
    await page.getByText('分区划').click();
    await page.getByRole('main').getByRole('link', { name: '大王庄街道' }).waitFor();
    await picture(page, 'board-table');
    expect(complaints).toEqual({ csp: [], errors: [] });
    await context.close();
  });
});
