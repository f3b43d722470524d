import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditPage, Me } from '@linli/contracts';
import type { Verification } from '@linli/sdk-server/audit';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import { linli, runFileOf, startProduct, STARTING_MS, type Product } from './src/product.ts';
import { Tamperer } from './src/tampering.ts';
import { until } from './src/wait.ts';

const AUDITOR = '谢静怡';
let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct({ seeded: true });
  browser = await launchBrowser();
}, STARTING_MS);
afterAll(async () => {
  await browser?.close();
  await product?.stop({ remove: true });
});

const drawerOf = (page: Page) => page.getByRole('dialog').last();

describe('the auditor', () => {
  test('searches for a line, opens it, and takes what was found out of the house', async () => {
    const person = await signedIn(browser, AUDITOR, { url: product.url });
    const { page } = person;
    await page.getByRole('link', { name: '审计日志' }).first().click();
    await page.getByText(/已封存到 \d\d:\d\d:\d\d，第 \d+ 批/).waitFor();
    await picture(page, 'audit-list');
    await page.getByRole('textbox', { name: '操作人' }).fill('运维');
    await page.keyboard.press('Enter');
    const rows = page.getByRole('row').filter({ hasText: '运维人员' });
    await rows.first().waitFor();
    await rows.first().click();
    await drawerOf(page).getByRole('heading', { name: '变化' }).waitFor();
    await drawerOf(page)
      .getByText(/封存在第 \d+ 批/)
      .waitFor();
    await picture(page, 'audit-line');
    await page.keyboard.press('Escape');
    await page.getByRole('main').getByRole('button', { name: /更多/ }).first().click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: '导出 CSV' }).click(),
    ]);
    const table = readFileSync(await download.path(), 'utf8');
    expect(table.split('\r\n')[0]).toContain('记录编号,时间,操作人');
    expect(table).toContain('运维人员');
    expect(person.complaints).toEqual({ csp: [], errors: [] });
  });

  test('sees who logged in and out, and who could not', async () => {
    const visitor = await signedIn(browser, '孙文静', { url: product.url });
    await visitor.page.getByRole('button', { name: /孙文静/ }).click();
    await visitor.page.getByText('退出登录').last().click();
    // The account's button in the header has the same words until the log-in page is there.
    await visitor.page.locator('button[name="username"]').first().waitFor();
    // Somebody sends the form of the log-in page with a name that nobody has.
    await visitor.page.evaluate(() => {
      const field = document.querySelector<HTMLButtonElement>('button[name="username"]');
      if (field) field.value = 'somebody-else';
      field?.click();
    });
    const api = await Api.as(product, 'xiejingyi');
    const actions = async () => {
      const { body } = await api.get<AuditPage>('/api/core/v1/audit?kind=session&pageSize=50');
      return body.items.map(({ actor, action }) => `${action.title} ${actor}`);
    };
    await until(async () => (await actions()).includes('登录失败 s***e'), { seconds: 40, what: 'the failed log-in' });
    expect(await actions()).toEqual(expect.arrayContaining(['登录 孙文静', '退出登录 孙文静']));
  });

  test('finds the anchors of today, and whoever holds them verifies with them alone', async () => {
    const person = await signedIn(browser, AUDITOR, { url: `${product.url}/audit` });
    const { page } = person;
    await page.getByRole('main').getByRole('button', { name: /更多/ }).first().click();
    await page.getByRole('menuitem', { name: '锚定文件' }).click();
    await drawerOf(page).getByText('核对用的公钥').waitFor();
    await picture(page, 'audit-anchors');
    const out = mkdtempSync(path.join(tmpdir(), 'linli-anchors-'));
    const env = { LINLI_HOME: product.home };
    const exported = await linli(['audit', 'export', '--out', out, '--json'], env);
    expect([exported.code, exported.output]).toEqual([0, expect.stringContaining('anchors-')]);
    const key = path.join(out, 'audit-key.jwk.json');
    const verified = await linli(['audit', 'verify', '--anchors', out, '--key', key, '--json'], env);
    expect(JSON.parse(verified.output)).toMatchObject({ ok: true, findings: [] });
    expect((await linli(['audit', 'export', '--day', 'gestern'], env)).code).toBe(2);
    expect((await linli(['audit', 'export', '--day', '2020-01-01', '--out', out], env)).code).toBe(2);
    rmSync(out, { recursive: true });
  });
});

describe('somebody’s phone number', () => {
  const PHONE = '13802151234';
  const REASON = '核实网格走访安排';
  let personId: string;

  beforeAll(async () => {
    const secretary = await Api.as(product, 'zhangguihua');
    const { body: me } = await secretary.get<Me>('/api/core/v1/me');
    const made = await secretary.post<{ id: string }>('/api/core/v1/people', {
      name: '孙文静',
      unitId: me.units[0]?.id,
      phone: PHONE,
    });
    expect(made.status).toBe(201);
    personId = made.body.id;
    // The account of the person concerned, and somebody who looks after privacy.
    const client = new pg.Client({ connectionString: runFileOf(product.home).databaseUrl });
    await client.connect();
    await client.query(`UPDATE core.account SET person_id = $1 WHERE username = 'sunwenjing'`, [personId]);
    await client.query(
      `INSERT INTO core."grant" (account_id, role_id, unit_id, reason)
       SELECT a.id, 'core.privacy-officer', u.id, '个人信息保护负责人' FROM core.account a, core.unit u
       WHERE a.username = 'sunwenjing' AND u.code = '120102'`,
    );
    await client.query(`SELECT pg_notify('linli_access', '*')`);
    await client.end();
  });

  test('is shown for a reason, and the person concerned sees who looked, as what and what for', async () => {
    const secretary = await signedIn(browser, '张桂花', { url: `${product.url}/people/${personId}` });
    await secretary.page.getByText('138****1234').first().waitFor();
    await secretary.page.getByRole('button', { name: '查看' }).click();
    await drawerOf(secretary.page).getByLabel('用途').fill(REASON);
    await picture(secretary.page, 'reveal-reason');
    await drawerOf(secretary.page).getByRole('button', { name: '显示手机号' }).click();
    await secretary.page.getByText(PHONE).waitFor();
    await picture(secretary.page, 'reveal-shown');
    const concerned = await signedIn(browser, '孙文静', { url: product.url });
    await concerned.page.getByRole('button', { name: /孙文静/ }).click();
    await concerned.page.getByRole('link', { name: '谁看过我的信息' }).click();
    await concerned.page.getByText(REASON).first().waitFor();
    await concerned.page
      .getByText(/张桂花/)
      .first()
      .waitFor();
    await picture(concerned.page, 'my-disclosures');
    expect([secretary.complaints, concerned.complaints]).toEqual([
      { csp: [], errors: [] },
      { csp: [], errors: [] },
    ]);
  });

  test('stands in the pages of whoever looks after privacy, beside what is kept and what must not be', async () => {
    const officer = await signedIn(browser, '孙文静', { url: `${product.url}/privacy/disclosures` });
    const { page } = officer;
    await page.getByText(REASON).first().waitFor();
    await picture(page, 'disclosures');
    await page.getByRole('link', { name: '个人信息清单' }).first().click();
    await page.getByRole('tab', { name: /个人信息/ }).waitFor();
    await page.getByRole('row').nth(1).waitFor();
    await picture(page, 'inventory');
    await page.getByRole('link', { name: '禁止收集清单' }).first().click();
    await page.getByRole('heading', { name: /宗教/ }).waitFor();
    await picture(page, 'denied-rules');
    await page.getByRole('link', { name: '文字检查' }).first().click();
    await page.getByLabel('要检查的文字').fill(`请联系张三，电话${PHONE}，周六上午在社区广场集合。`);
    await page.getByText(/发现 1 处个人信息/).waitFor();
    await picture(page, 'text-check');
    expect(officer.complaints).toEqual({ csp: [], errors: [] });
  });
});

describe('tampering in the database', () => {
  let tamperer: Tamperer;
  let line: string;

  beforeAll(async () => {
    tamperer = await Tamperer.open(runFileOf(product.home).databaseUrl);
    const sealed = await tamperer.sealed();
    line = sealed[Math.floor(sealed.length / 2)] ?? '';
  });
  afterAll(() => tamperer?.close());

  const verify = async () => {
    const { code, output } = await linli(['audit', 'verify', '--json'], { LINLI_HOME: product.home });
    return { code, found: JSON.parse(output) as Verification };
  };
  const named = ({ found }: { found: Verification }, kind: string) =>
    found.findings.filter((finding) => finding.kind === kind).map((finding) => finding.line);
  const whole = async () => expect(await verify()).toMatchObject({ code: 0, found: { ok: true, findings: [] } });

  test('of a line is named by the check on the screen, and by the command line', async () => {
    const was = await tamperer.change(line, '李四');
    const person = await signedIn(browser, AUDITOR, { url: `${product.url}/audit` });
    const { page } = person;
    await page.getByRole('button', { name: '立即核对' }).click();
    await drawerOf(page).getByRole('button', { name: '立即核对' }).click();
    await drawerOf(page)
      .getByText(new RegExp(`记录 ${line}（.*李四.*）被改动`))
      .waitFor();
    await picture(page, 'audit-check-bad');
    const result = await verify();
    expect([result.code, named(result, 'line-changed')]).toEqual([5, [line]]);
    const { output } = await linli(['audit', 'verify'], { LINLI_HOME: product.home });
    expect(output).toMatch(new RegExp(`记录 ${line}（.*李四.*被改动`));
    await tamperer.change(line, was);
    await drawerOf(page).getByRole('button', { name: '重新核对' }).click();
    await drawerOf(page).getByText('完好：没有发现改动').waitFor();
    await picture(page, 'audit-check-good');
    await whole();
  });

  test('by removing a line is named', async () => {
    const putBack = await tamperer.remove(line);
    const result = await verify();
    expect([result.code, named(result, 'line-removed')]).toEqual([5, [line]]);
    await putBack();
    await whole();
  });

  test('by inserting a line is named', async () => {
    const inserted = await tamperer.insert();
    const result = await verify();
    expect([result.code, named(result, 'line-inserted')]).toEqual([5, [inserted]]);
    await tamperer.take(inserted);
    await whole();
  });

  test('by an owner who calculates everything anew is named, down to the line', async () => {
    const putBack = await tamperer.rechain(line);
    const result = await verify();
    expect([result.code, named(result, 'line-changed')]).toEqual([5, [line]]);
    expect(result.found.counts['other-key']).toBeGreaterThan(0);
    await putBack();
    await whole();
  });

  test('by cutting off the tail after an anchor is named, line by line', async () => {
    const cut = await tamperer.cutTail();
    const result = await verify();
    expect(result.code).toBe(5);
    expect(named(result, 'line-removed').sort()).toEqual(cut.sort());
  });
});
