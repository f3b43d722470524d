// Long because one nomination is followed from paper to a yes, and another to a no after which nothing of it is left.
import { randomInt } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { dayOf } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Locator, Page } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import type { Person } from './src/browser.ts';
import { choose, fillDay, fromMenu } from './src/forms.ts';
import { linli, runFileOf, sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const ROUND = '2026 年度身边好人评选';
/** Stands nowhere else in the product. */
const MARK = String(randomInt(10_000_000, 99_999_999));
/** First letters that nobody's name begins with: a mask shows them, with stars. */
const [FIRST, OTHER] = [randomInt(0x3400, 0x4000), randomInt(0x4000, 0x4d00)].map((code) => String.fromCodePoint(code));
const WHO = {
  nominee: `${FIRST}${MARK}`,
  deed: `事迹${MARK}：十年照看邻居`,
  contact: `139${MARK}`,
  nominator: `${OTHER}${MARK}`,
};
const today = () => dayOf(new Date());

describeWith('honours')('a nomination', () => {
  const product = sharedProduct();
  let browser: Browser;
  let address: string;
  const people = new Map<string, Person>();

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    for (const { complaints } of people.values()) expect(complaints).toEqual({ csp: [], errors: [] });
    await browser?.close();
  });

  async function as(name: string, to: string): Promise<Page> {
    let person = people.get(name);
    if (!person) people.set(name, (person = await signedIn(browser, name, { url: product.url })));
    await person.page.goto(`${product.url}${to}`);
    return person.page;
  }
  async function press(page: Page, action: string, fill?: (form: Locator) => Promise<void>) {
    await page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
    const form = page.getByRole('dialog');
    await form.waitFor();
    await fill?.(form);
    await form.getByRole('button', { name: action, exact: true }).click();
    await form.waitFor({ state: 'hidden' });
  }
  async function enter(page: Page, who: typeof WHO): Promise<string> {
    const form = page.getByRole('dialog');
    await choose(page, form, '评选轮次', ROUND);
    await choose(page, form, '类别', '助人为乐');
    await form.getByLabel('提名对象姓名').fill(who.nominee);
    await form.getByLabel('事迹').fill(who.deed);
    await form.getByLabel('本人联系电话').fill(who.contact);
    await form.getByRole('radio', { name: '居民' }).click();
    await form.getByRole('radio', { name: '窗口' }).click();
    await form.getByLabel('提名人姓名').fill(who.nominator);
    await picture(page, 'honours-enter');
    await form.getByRole('button', { name: '登记提名' }).click();
    await page.getByRole('heading', { name: /提名 \d+ 号/ }).waitFor();
    return new URL(page.url()).pathname;
  }
  async function toVerified(): Promise<void> {
    const desk = await as('李建国', address);
    await desk.getByText(WHO.nominee).waitFor();
    await picture(desk, 'honours-accept');
    await press(desk, '受理', (form) => form.getByRole('radio', { name: '受理，进入核实' }).click());
    await desk.getByText('待核实').first().waitFor();
    const secretary = await as('张桂花', address);
    await press(secretary, '核实', async (form) => {
      await form.getByRole('radio', { name: '上门走访' }).click();
      await form.getByLabel('核实情况').fill(`属实${MARK}`);
      await picture(secretary, 'honours-verify');
    });
    await secretary.getByText('待第二人核实').first().waitFor();
    const leader = await as('王秀兰', address);
    await press(leader, '再次核实', async (form) => {
      await form.getByRole('radio', { name: '询问邻里' }).click();
      await form.getByLabel('核实情况').fill(`邻居都知道${MARK}`);
    });
    await leader.getByText('待征求本人意见').first().waitFor();
  }

  test('can be made on paper, and a round says how many there are', async () => {
    const page = await as('孙文静', '/p/honours/award-rounds');
    await page.getByText(ROUND).first().waitFor();
    await picture(page, 'honours-rounds');
    await page.getByRole('link', { name: ROUND }).first().click();
    await page.getByText('提名进展').waitFor();
    await page.getByText('提名来源').waitFor();
    await picture(page, 'honours-round');
    const schemes = await as('孙文静', '/p/honours/schemes');
    await schemes
      .getByRole('link', { name: /身边好人/ })
      .first()
      .click();
    await schemes.getByText('在您同意之前，任何内容都不会公开').first().waitFor();
    await picture(schemes, 'honours-scheme');
    const sheet = await as('杨晓峰', '/p/honours/nomination-sheet');
    await sheet.getByRole('heading', { name: '社区好人提名表' }).waitFor();
    await picture(sheet, 'honours-sheet');
  });

  test('is entered at the counter, and the list shows a mask', async () => {
    const page = await as('杨晓峰', '/p/honours/nominations?create=1');
    address = await enter(page, WHO);
    await page.goto(`${product.url}/p/honours/nominations`);
    await page
      .getByText(new RegExp(`${FIRST}\\*+`))
      .first()
      .waitFor();
    expect(await page.getByText(WHO.nominee).count()).toBe(0);
    await picture(page, 'honours-nominations');
  });

  test('is accepted, verified by two people, and the nominee is read a text before they are asked', async () => {
    await toVerified();
    const page = await as('张桂花', address);
    await page.getByText('征求意见时请宣读（第 1 版）').waitFor();
    await page.getByRole('button', { name: '查看联系电话' }).click();
    await page.getByRole('menuitem', { name: '征求本人意见' }).click();
    await page.getByText(WHO.contact).waitFor();
    await picture(page, 'honours-consent-page');
    await press(page, '记录本人意见', async (form) => {
      await form.getByRole('radio', { name: '上门' }).click();
      await fillDay(page, form, '本人同意的日期', today());
      await picture(page, 'honours-consent');
    });
    await page.getByText('本人同意').first().waitFor();
  });

  test('whose nominee takes their consent back is gone from every table, every file and every log', async () => {
    const id = address.split('/').at(-1) ?? '';
    expect(await placesOf(id)).toContain('plugin_honours.idempotency_key');
    expect(filesWith(id)).not.toEqual([]);
    const page = await as('张桂花', address);
    await page.getByText('本人同意').first().waitFor();
    const button = page.getByRole('main').getByRole('button', { name: '撤回同意', exact: true });
    // What nobody waits for stands as the page's button, or in its menu.
    await ((await button.count()) > 0 ? button.click() : fromMenu(page, '撤回同意'));
    const form = page.getByRole('dialog');
    await form.getByRole('radio', { name: '电话' }).click();
    await picture(page, 'honours-withdraw');
    await form.getByRole('button', { name: '撤回同意' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByText('已按本人意愿清除').first().waitFor();
    await page.getByText('只计数，不留名').waitFor();
    await picture(page, 'honours-cleared');
    // A mask as people see it: the letter alone is three bytes, and stands by chance in the files of any database.
    for (const word of [MARK, `${FIRST}**`, `${OTHER}**`]) {
      expect(await placesOf(word)).toEqual([]);
      expect(filesWith(word)).toEqual([]);
    }
    const worker = await as('杨晓峰', address);
    await worker.getByText('已按本人意愿清除').first().waitFor();
    expect(await worker.getByText(MARK).count()).toBe(0);
    const api = await Api.as(product, 'zhangguihua');
    expect((await api.get(`/api/plugins/honours/v1/nominations/${id}/about`)).status).toBe(409);
    const { code, output } = await linli(['audit', 'verify'], { LINLI_HOME: product.home });
    expect({ code, output }).toMatchObject({ code: 0 });
  });

  /** What bytes are written with, as far as it tells of this word alone when so many other bytes stand before it. */
  function lettersOfBytes(word: string, shift: number): string {
    const bytes = Buffer.from(' '.repeat(shift) + word);
    return bytes.toString('base64').slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
  }

  /** Tables of the running product in which the letters stand, in words, in bytes, or in what bytes are written with. */
  async function placesOf(word: string): Promise<string[]> {
    const client = new pg.Client({ connectionString: runFileOf(product.home).databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
      );
      const forms = [
        ...[word, Buffer.from(word).toString('hex')],
        ...[0, 1, 2].map((shift) => lettersOfBytes(word, shift)),
      ];
      const found: string[] = [];
      for (const { name } of rows) {
        const hit = await client.query(
          `SELECT FROM ${name} AS row WHERE EXISTS (SELECT FROM unnest($1::text[]) AS word WHERE strpos(row::text, word) > 0) LIMIT 1`,
          [forms],
        );
        if (hit.rowCount) found.push(name.replaceAll('"', ''));
      }
      return found;
    } finally {
      await client.end();
    }
  }

  /** Files of the installation in which the letters stand: logs, anchors of the audit log, the database's own with dead rows. */
  function filesWith(word: string): string[] {
    return readdirSync(product.home, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => path.join(file.parentPath, file.name))
      .filter((file) => readFileSync(file).includes(word));
  }
});
