// Long because one recruitment is followed from its plan to the figure, by two people and a third who objects, over a holiday.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import type { Person } from './src/browser.ts';
import { fillDay, fromMenu } from './src/forms.ts';
import { runFileOf, startProduct, STARTING_MS } from './src/product.ts';
import type { Product } from './src/product.ts';
import { until } from './src/wait.ts';
import { describeWith } from './src/with-plugin.ts';

const TITLE = '社区工作者招聘（节前）';
const WRONG = [
  ['甄选一', '文华里社区居民委员会', '社区工作者'],
  ['甄选二', '没有这个居民委员会', '社区工作者'],
  ['甄选三', '文华里社区居民委员会', '保安'],
];
const RIGHT = [
  ['甄选一', '文华里社区居民委员会', '社区工作者'],
  ['甄选二', '文华里社区居民委员会', '社区工作者'],
  ['甄选三', '倚虹西里社区居民委员会', '社区工作者'],
];
const tableOf = (rows: string[][]) =>
  [['姓名', '任职组织', '岗位'], ...rows].map((cells) => cells.join('\t')).join('\n');

const BATCHES = '/api/plugins/training/v1/recruitment-batches';
interface Batch {
  id: string;
  version: number;
  tally: { done: number; pending: number; refused: number };
}
const districtOf = async (api: Api) =>
  (await api.get<{ items: { id: number }[] }>('/api/core/v1/units/search?q=120102')).body.items[0]?.id;

/** Core has been started anew, and the plugin behind it answers. */
async function backAgain(batch: () => Promise<Batch>): Promise<Batch> {
  let found: Batch | undefined;
  await until(
    async () => {
      const answer = await batch();
      if (answer.tally) found = answer;
      return found;
    },
    { seconds: 60, what: 'core and the plugin to be back' },
  );
  if (!found) throw new Error('nobody answers');
  return found;
}

/** A recruitment whose notice runs over National Day, with a Saturday that is worked for it. */
describeWith('training')('a recruitment', () => {
  const clock = path.join(mkdtempSync(path.join(tmpdir(), 'linli-clock-')), 'ahead');
  let product: Product;
  let browser: Browser;
  let address: string;
  let notice: string;
  const people: Person[] = [];

  beforeAll(async () => {
    writeFileSync(clock, '0');
    product = await startProduct({ seeded: true, env: { LINLI_CLOCK_FILE: clock } });
    browser = await launchBrowser();
  }, STARTING_MS);
  afterAll(async () => {
    await browser?.close();
    await product?.stop({ remove: true });
    rmSync(path.dirname(clock), { recursive: true });
  });

  /** Lets the running product's clock stand in the morning of a day. */
  const setDay = (day: string) => writeFileSync(clock, String(Date.parse(`${day}T09:00:00+08:00`) - Date.now()));

  async function as(name: string, to: string): Promise<Page> {
    const person = await signedIn(browser, name, { url: product.url });
    people.push(person);
    await person.page.goto(`${product.url}${to}`);
    return person.page;
  }

  async function press(page: Page, action: string, fill?: (form: ReturnType<Page['getByRole']>) => Promise<void>) {
    await page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
    if (!fill) return;
    const form = page.getByRole('dialog');
    await fill(form);
    await form.getByRole('button', { name: action, exact: true }).click();
    await form.waitFor({ state: 'hidden' });
  }

  test('is planned and announced by the district', async () => {
    setDay('2026-09-28');
    const page = await as('孙文静', '/p/training/recruitment-batches?create=1');
    const form = page.getByRole('dialog');
    await form.getByLabel('名称').fill(TITLE);
    await form.getByLabel('计划人数').fill('3');
    await form.getByRole('button', { name: '新增招聘批次' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    address = new URL(page.url()).pathname;
    await press(page, '登记公告', async (dialog) => {
      await fillDay(page, dialog, '公告日期', '2026-09-28');
      await dialog.getByLabel('公告位置').fill('区政府网站');
    });
    await page.getByText('等待公示名单').first().waitFor();
  });

  test('takes a list only when no row of it is wrong', async () => {
    const page = await as('孙文静', address);
    await fromMenu(page, '录入名单');
    const form = page.getByRole('dialog');
    await form.getByLabel('粘贴表格').fill(tableOf(WRONG));
    await form.getByRole('button', { name: '检查' }).click();
    await form.getByText('2 行有错，改正后再检查；现在什么都没有录入').waitFor();
    await form.getByText('辖区内没有“没有这个居民委员会”，请按组织名册填写全称').waitFor();
    await picture(page, 'recruitment-list-faults');
    await form.getByLabel('粘贴表格').fill(tableOf(RIGHT));
    await form.getByRole('button', { name: '检查' }).click();
    await form.getByText('3 行都可以录入').waitFor();
    await form.getByRole('button', { name: '录入 3 人' }).click();
    await page.getByText('拟录用 3 人').waitFor();
  });

  test('is shown to the public by two people', async () => {
    setDay('2026-09-30');
    const page = await as('孙文静', address);
    await press(page, '发起公示', (form) => form.getByLabel(/公示期/).waitFor());
    await page.getByText('草稿，等待两人复核发布').waitFor();
    await page.getByRole('link', { name: '打开公示' }).click();
    await page.getByRole('heading', { name: new RegExp('拟录用人员公示') }).waitFor();
    notice = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const clerk = await Api.as(product, 'sunwenjing');
    const admin = await Api.as(product, 'zhaomingyuan');
    const of = async () => (await clerk.get<{ version: number }>(`/api/core/v1/notices/${notice}`)).body.version;
    const act = async (by: Api, action: string) =>
      (await by.post(`/api/core/v1/notices/${notice}/${action}`, { version: await of() })).status;
    expect([await act(clerk, 'submit'), await act(clerk, 'publish'), await act(admin, 'publish')]).toEqual([
      200, 403, 200,
    ]);
  });

  test('hires nobody while its notice runs, on the swapped Saturday neither', async () => {
    setDay('2026-10-10');
    const page = await as('孙文静', address);
    await page.getByText('公示中，到 2026-10-13 截止；期满前不能录用').waitFor();
    await picture(page, 'recruitment-notice');
    await press(page, '办理录用');
    const form = page.getByRole('dialog');
    await fillDay(page, form, '到岗日期', '2026-10-20');
    await form.getByRole('button', { name: '办理录用', exact: true }).click();
    await form.getByText(/还在公示期内，到 2026-10-13 截止/).waitFor();
  });

  test('is held up by an objection when the days are over, until it is answered', async () => {
    const counter = await Api.as(product, 'sunwenjing');
    const objections = `/api/core/v1/notices/${notice}/objections`;
    const said = { door: 'counter', text: '名单第二人是否符合条件，请核实' };
    expect((await counter.post(objections, said)).status).toBe(201);
    setDay('2026-10-14');
    const page = await as('孙文静', address);
    await page.getByText('有 1 条异议未答复，答复前不能录用').waitFor();
    await picture(page, 'recruitment-objection');
    const admin = await Api.as(product, 'zhaomingyuan');
    const { body } = await admin.get<{ objections: { id: string; version: number }[] }>(
      `/api/core/v1/notices/${notice}`,
    );
    const [objection] = body.objections;
    const reply = { upheld: false, reply: '经核实符合条件', version: objection?.version };
    expect((await admin.post(`${objections}/${objection?.id}/answer`, reply)).status).toBe(200);
    await page.reload();
    await page.getByText('已期满，没有未办结的异议，可以办理录用').waitFor();
  });

  test('then hires: each becomes a person and an appointment in core', async () => {
    const page = await as('孙文静', address);
    await press(page, '办理录用', (form) => fillDay(page, form, '到岗日期', '2026-10-20'));
    await page.getByText('3 人尚未办完').waitFor();
    await page.getByRole('button', { name: '继续办理' }).click();
    await page.getByText('已录用 3 人').waitFor();
    await picture(page, 'recruitment-hired');
    await page.getByRole('link', { name: '查看全部' }).click();
    await page.getByRole('link', { name: '甄选三' }).click();
    await page.getByRole('link', { name: '打开任职' }).waitFor();
    await picture(page, 'hire');
    await page.getByRole('link', { name: '打开任职' }).click();
    await page.getByRole('heading', { name: /甄选三/ }).waitFor();
    await page.getByText('社区工作者').first().waitFor();
  });

  test('is closed, and the figure opens to who was hired', async () => {
    const page = await as('孙文静', address);
    await press(page, '办结');
    await page.getByText('已办结').first().waitFor();
    await page.goto(`${product.url}/p/training/hires?state=done&doneBy=2026-10-14`);
    await page.getByText('共 3 条').waitFor();
    await picture(page, 'hires');
    const clerk = await Api.as(product, 'sunwenjing');
    const { body } = await clerk.get<{ figures: { indicator: string; value: number | null }[] }>(
      '/api/plugins/training/v1/indicators/figures?asOf=2026-10-14',
    );
    expect(body.figures.find(({ indicator }) => indicator === 'training.workers-hired')?.value).toBe(3);
  });

  test('is carried out once, though core is killed in the middle of it', async () => {
    const [clerk, admin] = [await Api.as(product, 'sunwenjing'), await Api.as(product, 'zhaomingyuan')];
    const places = 40;
    const plan = { title: '社区工作者招聘（节后）', places, unitId: await districtOf(clerk) };
    const { id } = (await clerk.post<Batch>(BATCHES, plan)).body;
    const batch = async () => (await clerk.get<Batch>(`${BATCHES}/${id}`)).body;
    const act = async (by: Api, action: string, said: object) => {
      const answer = await by.post(`${BATCHES}/${id}/${action}`, { ...said, version: (await batch()).version });
      expect([action, answer.status, answer.body]).toEqual([action, 200, answer.body]);
    };
    const rows = Array.from({ length: places }, (_, n) => [`殊选${n}`, '文华里社区居民委员会', '社区工作者']);
    await act(clerk, 'announce', { announcedOn: '2026-01-05', place: '公告栏' });
    await act(clerk, 'list', { sheet: { text: tableOf(rows) } });
    await act(admin, 'record-notice', { from: '2026-02-02', until: '2026-02-09', place: '公告栏' });
    await act(clerk, 'hire', { startsOn: '2026-10-20' });

    const carry = () => clerk.post<{ waiting: number; refused: number }>(`${BATCHES}/${id}/carry`);
    const cutOff = carry().catch(() => undefined);
    await until(async () => (await batch()).tally.done > 2, { what: 'the first to be hired' });
    process.kill(runFileOf(product.home).processes['core'] ?? 0, 'SIGKILL');
    await cutOff;
    expect((await backAgain(batch)).tally.done).toBeLessThan(places);
    // What was in hand when it happened is free again after half a minute.
    await until(async () => (await carry()).body.waiting === 0, { seconds: 150, what: 'everybody to be hired' });
    expect((await batch()).tally).toMatchObject({ done: places, refused: 0, pending: 0 });
    const count = async (list: string) =>
      (await clerk.get<{ total: number }>(`/api/core/v1/${list}?q=${encodeURIComponent('殊选')}`)).body.total;
    expect([await count('people'), await count('appointments')]).toEqual([places, places]);
  });

  test('and no page complained', () => {
    expect(people.flatMap(({ complaints }) => [...complaints.csp, ...complaints.errors])).toEqual([]);
  });
});
