// Long because two candidates go through a panel, one of them on to the wall over a notice with an objection, by six people.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addDays, dayOf } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import type { Person } from './src/browser.ts';
import { beginStep as begin, choose, fillDay, find, sendForm as send } from './src/forms.ts';
import { shortlistedCandidate } from './src/honours.ts';
import type { Step } from './src/honours.ts';
import { startProduct, STARTING_MS } from './src/product.ts';
import type { Product } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const BASE = '/api/plugins/honours/v1';
const NOTICES = '/api/core/v1/notices';
const PANEL = '年度身边好人评审会';
const [MODEL, OTHER] = ['尚评上', '尚未评'];
const TODAY = dayOf(new Date());

interface Candidacy extends Step {
  state: string;
  notice: { notice: string; until: string | null } | null;
}

/** From candidates who wait for a panel to the wall, or to a reason why not. */
describeWith('honours')('a panel', () => {
  const clock = path.join(mkdtempSync(path.join(tmpdir(), 'linli-clock-')), 'ahead');
  let product: Product;
  let browser: Browser;
  let panel: string;
  let [yes, no]: Step[] = [];
  const people: Person[] = [];

  beforeAll(async () => {
    writeFileSync(clock, '0');
    product = await startProduct({ seeded: true, env: { LINLI_CLOCK_FILE: clock } });
    browser = await launchBrowser();
    yes = await shortlistedCandidate(product, MODEL);
    no = await shortlistedCandidate(product, OTHER);
  }, STARTING_MS);
  afterAll(async () => {
    await browser?.close();
    await product?.stop({ remove: true });
  });

  /** Lets the running product's clock stand in the morning of a day. */
  const setDay = (day: string) => writeFileSync(clock, String(Date.parse(`${day}T09:00:00+08:00`) - Date.now()));
  const addressOf = (one: Step | undefined) => `/p/honours/candidacies/${one?.id}`;
  const read = async ({ id }: Step) =>
    (await (await Api.as(product, 'sunwenjing')).get<Candidacy>(`${BASE}/candidacies/${id}`)).body;

  /** Signed in anew each time: the days go on between. */
  async function as(name: string, to: string, width = 1440): Promise<Page> {
    const person = await signedIn(browser, name, { url: product.url, width });
    people.push(person);
    await person.page.goto(`${product.url}${to}`);
    await person.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    return person.page;
  }
  /** The part of the panel's page that is about one candidate. */
  const caseOf = (page: Page, one: Step | undefined) =>
    page
      .locator('section')
      .filter({ has: page.getByRole('heading', { level: 3, name: new RegExp(`候选 ${one?.no} 号`) }) })
      .last();
  async function vote(page: Page, one: Step | undefined, what: string): Promise<void> {
    const before = caseOf(page, one);
    await before.getByRole('button', { name: what, exact: true }).click();
    await page.getByText(`投“${what}”？`).waitFor();
    await page.getByRole('tooltip').getByRole('button', { name: '投票', exact: true }).click();
    await before.getByText('您已投票').waitFor();
  }

  test('is called with members of the district and of the street, and candidates are put before it', async () => {
    const page = await as('孙文静', '/p/honours/panels?create=1');
    const form = page.getByRole('dialog');
    await form.getByLabel('名称').fill(PANEL);
    await fillDay(page, form, '开会日期', TODAY);
    // At the district, which the form begins with, nobody of a street can be chosen.
    await find(page, form, '所属', '大直沽街道');
    for (const member of ['李建国', '孙文静', '赵明远', '王秀兰']) await choose(page, form, '评委', member);
    for (const member of ['李建国', '孙文静', '赵明远', '王秀兰'])
      await form.locator('.ant-select-selection-item').getByText(member).waitFor();
    await form.getByLabel('法定人数').fill('2');
    await form.getByText('各自在线投票').click();
    await picture(page, 'honours-panel-form');
    await form.getByRole('button', { name: '筹备评审会' }).click();
    await page.getByRole('heading', { name: PANEL }).waitFor();
    panel = new URL(page.url()).pathname;
    await page.getByText('等待河东区列入候选人并开始投票', { exact: true }).waitFor();
    for (const one of [yes, no]) {
      await begin(page, '列入候选人');
      await send(page, '列入候选人', (asked) => choose(page, asked, '已推荐的候选人', `候选 ${one?.no} 号`));
      await caseOf(page, one).getByText('李建国回避（提名、核实或推荐过）').waitFor();
    }
    await picture(page, 'honours-panel-called');
    await begin(page, '开始投票');
    await page.getByText('投票中').first().waitFor();
  });

  test('has a sheet with candidates by number, who stands aside, and room for a vote', async () => {
    const page = await as('孙文静', panel);
    await page.getByRole('link', { name: '打印评审表' }).click();
    await page.getByRole('heading', { name: PANEL }).waitFor();
    await page.getByRole('columnheader', { name: '签名' }).waitFor();
    await page.getByRole('cell', { name: String(yes?.no), exact: true }).waitFor();
    expect(await page.getByText(MODEL).count()).toBe(0);
    await picture(page, 'honours-panel-sheet');
  });

  test('lets nobody vote who had to do with it or stands aside, and nobody twice', async () => {
    const began = await as('李建国', panel);
    await caseOf(began, yes).getByText('您已回避').waitFor();
    expect(await caseOf(began, yes).getByRole('button').count()).toBe(0);
    const leader = await as('王秀兰', panel, 390);
    await caseOf(leader, no).getByRole('button', { name: '我要回避' }).click();
    await send(leader, '我要回避', async (form) => {
      await form.getByText('亲属', { exact: true }).click();
      await picture(leader, 'honours-panel-aside');
    });
    await caseOf(leader, no).getByText('王秀兰回避（亲属）').waitFor();
    await caseOf(leader, yes).getByRole('button', { name: '同意', exact: true }).click();
    await leader.getByText('投票不记名，投出后不能更改。').waitFor();
    await picture(leader, 'honours-panel-vote');
    await leader.getByRole('tooltip').getByRole('button', { name: '投票', exact: true }).click();
    await caseOf(leader, yes).getByText('您已投票').waitFor();
    expect(await caseOf(leader, yes).getByRole('button').count()).toBe(0);
  });

  test('votes unseen, and then each candidate goes on as it came to', async () => {
    const admin = await as('赵明远', panel);
    await vote(admin, yes, '弃权');
    await vote(admin, no, '不同意');
    const clerk = await as('孙文静', panel);
    await caseOf(clerk, yes).getByText('应投 3 人，已投 2 票').waitFor();
    await vote(clerk, yes, '同意');
    await vote(clerk, no, '不同意');
    expect(await clerk.getByText(/同意 \d/).count()).toBe(0);
    await begin(clerk, '结束并登记结果');
    await clerk.getByText('已结束').first().waitFor();
    await caseOf(clerk, yes).getByText('同意 2，不同意 0，弃权 1').waitFor();
    await caseOf(clerk, yes).getByText('通过', { exact: true }).waitFor();
    await caseOf(clerk, no).getByText('未通过', { exact: true }).waitFor();
    await picture(clerk, 'honours-panel-over');
  });

  test('turns one down, with a reason that is told to the nominee', async () => {
    const page = await as('赵明远', addressOf(no));
    await page.getByText('评审未通过').first().waitFor();
    await begin(page, '不予表彰');
    await send(page, '不予表彰', (form) => form.getByLabel('向本人说明的理由').fill('本类名额已满，欢迎明年再来。'));
    await page.getByText('不表彰').first().waitFor();
    await picture(page, 'honours-candidacy-refused');
  });

  test('sends the other into a notice of at least five working days, published by two', async () => {
    const page = await as('孙文静', addressOf(yes));
    await page.getByText('等待河东区公示', { exact: true }).waitFor();
    await begin(page, '公示');
    const form = page.getByRole('dialog');
    // Written once, at the nomination: whoever publishes it checks it.
    expect(await form.getByLabel('公示内容').inputValue()).toBe(`${MODEL}：${MODEL}十年照看邻居。`);
    await form.getByLabel('公示内容').fill(`${MODEL}：十年照看邻居。`);
    await form.getByLabel('公示工作日').fill('4');
    await form.getByRole('button', { name: '公示', exact: true }).click();
    await form.locator('.ant-form-item-explain-error').first().waitFor();
    await picture(page, 'honours-candidacy-days');
    await form.getByLabel('公示工作日').fill('5');
    await send(page, '公示', () => Promise.resolve());
    await page.getByText('公示还是草稿，提交后由另一人发布').waitFor();
    const { notice } = await read(yes as Step);
    const [clerk, admin] = [await Api.as(product, 'sunwenjing'), await Api.as(product, 'zhaomingyuan')];
    const act = async (by: Api, action: string) => {
      const { version } = (await clerk.get<{ version: number }>(`${NOTICES}/${notice?.notice}`)).body;
      return (await by.post(`${NOTICES}/${notice?.notice}/${action}`, { version })).status;
    };
    expect([await act(clerk, 'submit'), await act(clerk, 'publish'), await act(admin, 'publish')]).toEqual([
      200, 403, 200,
    ]);
    await page.reload();
    await page.getByText(/正在公示，到 \d{4}-\d\d-\d\d 为止/).waitFor();
    await picture(page, 'honours-candidacy-notice');
  });

  test('awards nobody while the notice runs, or while an objection was not looked into', async () => {
    const until = (await read(yes as Step)).notice?.until ?? '';
    // Five working days are at least a week, whatever the day.
    expect(until >= addDays(TODAY, 6)).toBe(true);
    setDay(until);
    const admin = await as('赵明远', addressOf(yes));
    await begin(admin, '决定表彰');
    const form = admin.getByRole('dialog');
    await form.getByLabel('主要事迹').fill('十年照看邻居。');
    await form.getByRole('button', { name: '决定表彰', exact: true }).click();
    await form.getByText(new RegExp(`还在公示期内，到 ${until} 截止`)).waitFor();
    const counter = await Api.as(product, 'sunwenjing');
    const objections = `${NOTICES}/${(await read(yes as Step)).notice?.notice}/objections`;
    const said = { door: 'counter', text: '事迹是否属实，请核实' };
    expect((await counter.post(objections, said)).status).toBe(201);
    const clerk = await as('孙文静', addressOf(yes));
    await clerk.getByText('有 1 条异议还没有答复').waitFor();
    await begin(clerk, '收到异议，转核查');
    await clerk.getByText('异议核查').first().waitFor();
    // Whoever sat on the panel does not look into what is said against it.
    await clerk.getByRole('main').getByRole('button', { name: /更多/ }).first().click();
    const closed = clerk.getByRole('menuitem', { name: '登记核查情况' });
    await closed.getByText('提名、核实、推荐或评审过的人不能核查异议').waitFor();
    expect(await closed.getAttribute('aria-disabled')).toBe('true');
    await picture(clerk, 'honours-candidacy-objected');
    const other = await as('周立新', addressOf(yes));
    await begin(other, '登记核查情况');
    await send(other, '登记核查情况', (asked) => asked.getByLabel('核查情况').fill('走访五户邻居，事迹属实。'));
    await other.getByText('走访五户邻居，事迹属实。').waitFor();
    await answerObjection(objections);
  });

  async function answerObjection(objections: string): Promise<void> {
    const admin = await Api.as(product, 'zhaomingyuan');
    const { body } = await admin.get<{ objections: { id: string; version: number }[] }>(
      objections.replace('/objections', ''),
    );
    const [objection] = body.objections;
    const reply = { upheld: false, reply: '经核实，事迹属实。', version: objection?.version };
    expect((await admin.post(`${objections}/${objection?.id}/answer`, reply)).status).toBe(200);
  }

  test('then awards, and the wall names them', async () => {
    setDay(addDays((await read(yes as Step)).notice?.until ?? '', 1));
    const page = await as('赵明远', addressOf(yes));
    await page.getByText('公示期满', { exact: true }).waitFor();
    await begin(page, '决定表彰');
    await send(page, '决定表彰', (form) => form.getByLabel('主要事迹').fill('十年照看邻居，随叫随到。'));
    await page.getByText('已表彰').first().waitFor();
    await picture(page, 'honours-candidacy-awarded');
    const wall = await as('王秀兰', '/p/honours/wall', 390);
    await wall.getByRole('heading', { name: MODEL }).waitFor();
    await wall.getByText('十年照看邻居，随叫随到。').waitFor();
    expect(await wall.getByText(OTHER).count()).toBe(0);
    await picture(wall, 'honours-panel-wall');
  });

  test('and no page complained', () => {
    expect(people.flatMap(({ complaints }) => [...complaints.csp, ...complaints.errors])).toEqual([]);
  });
});
