// Long because one journey leads from a deed told at the counter and a nominee who agreed to the wall, and off it again.
import { randomInt } from 'node:crypto';
import { addDays, dayOf } from '@linli/contracts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import type { Person } from './src/browser.ts';
import { beginStep as begin, choose, fillDay, find, sendForm as send } from './src/forms.ts';
import { consentedNominee } from './src/honours.ts';
import type { Step } from './src/honours.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const BASE = '/api/plugins/honours/v1';
const CORE = '/api/core/v1';
/** Stands nowhere else in the product. */
const MARK = String(randomInt(100_000, 999_999));
const NEIGHBOUR = `温${MARK}`;
const DEED = `雨夜送药${MARK}`;
const NOMINEE = `尚${MARK}`;
const MODEL = `程${MARK}`;
const STORY = `一把公用的梯子${MARK}`;
const WISH = '本人随时可以要求撤下，工作人员当场办理，不问理由。';
const dayFrom = (days: number) => addDays(dayOf(new Date()), days);
const today = () => dayFrom(0);

describeWith('honours')('what comes of a yes', () => {
  const product = sharedProduct();
  let browser: Browser;
  let award: string;
  let care: string;
  const people = new Map<string, Person>();

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    for (const { complaints } of people.values()) expect(complaints).toEqual({ csp: [], errors: [] });
    await browser?.close();
  });

  async function as(name: string, to: string, width = 1440): Promise<Page> {
    const key = `${name}-${width}`;
    let person = people.get(key);
    if (!person) people.set(key, (person = await signedIn(browser, name, { url: product.url, width })));
    await person.page.goto(`${product.url}${to}`);
    return person.page;
  }
  async function press(page: Page, action: string, fill: (form: Locator) => Promise<unknown>): Promise<void> {
    await begin(page, action);
    await send(page, action, fill);
  }
  /** What was added is shown on a page of its own; the one before may look alike. */
  const opened = (page: Page, list: string) => page.waitForURL(new RegExp(`/p/honours/${list}/[0-9a-f-]{36}`));
  const pathOf = (page: Page) => new URL(page.url()).pathname;
  const idOf = (address: string) => address.split('/').at(-1) ?? '';

  test('a good deed is told at the counter, on a phone', async () => {
    const page = await as('杨晓峰', '/p/honours/good-deeds?create=1', 390);
    const form = page.getByRole('dialog');
    await form.getByLabel('什么事').fill(DEED);
    await form.getByLabel('经过').fill(`${NEIGHBOUR}冒雨给楼上老人送药。`);
    await fillDay(page, form, '日期', today());
    await form.getByLabel('做好事的人').fill(NEIGHBOUR);
    await form.getByRole('radio', { name: '窗口' }).click();
    await form.getByLabel('讲述人').fill('楼上老人的女儿');
    await picture(page, 'honours-deed-form', [390]);
    await form.getByRole('button', { name: '登记好人好事' }).click();
    // A name in what everybody will read is refused in a sentence, and nothing that was typed is lost.
    await form
      .getByText(/这里写了做好事的人的姓名/)
      .first()
      .waitFor();
    await picture(page, 'honours-deed-refused', [390]);
    await form.getByLabel('经过').fill('冒雨给楼上老人送药，又等到家属回来才走。');
    await form.getByRole('button', { name: '登记好人好事' }).click();
    await opened(page, 'good-deeds');
    await page.getByRole('heading', { name: DEED }).waitFor();
    await picture(page, 'honours-deed');
  });

  test('is checked by another, published by name with a yes, and taken down at once', async () => {
    const worker = await as('杨晓峰', '/p/honours/good-deeds');
    await worker.getByRole('link', { name: DEED }).first().click();
    await opened(worker, 'good-deeds');
    await worker.getByRole('heading', { name: DEED }).waitFor();
    const address = pathOf(worker);
    const secretary = await as('张桂花', address);
    await begin(secretary, '核实属实');
    await secretary.getByText('待公布').first().waitFor();
    const desk = await as('李建国', address);
    await begin(desk, '公布');
    const form = desk.getByRole('dialog');
    await form.getByRole('radio', { name: '公布姓名', exact: true }).click();
    await form.getByRole('button', { name: '公布', exact: true }).click();
    await form.getByText('本人还没有同意公布姓名').first().waitFor();
    await press(await as('杨晓峰', address), '记录本人意见', async (asked) => {
      await asked.getByText('请先读给本人听', { exact: false }).waitFor();
      await asked.getByText('同意', { exact: true }).click();
      await asked.getByRole('radio', { name: '窗口' }).click();
      await picture(worker, 'honours-deed-consent');
    });
    await worker.getByText('同意公布').first().waitFor();
    await as('李建国', address);
    await press(desk, '公布', (asked) => asked.getByRole('radio', { name: '公布姓名', exact: true }).click());
    await desk.getByText('已公布').first().waitFor();
    const wall = await as('王秀兰', '/p/honours/wall');
    await wall.getByText(NEIGHBOUR).waitFor();
    await wall.getByText(WISH).waitFor();
    await picture(wall, 'honours-wall');
    const counter = await as('杨晓峰', address, 390);
    await begin(counter, '立即撤下');
    await counter.getByText('内容和姓名立即清除，不能恢复。不需要理由。').waitFor();
    await picture(counter, 'honours-deed-take-down');
    await send(counter, '立即撤下', () => picture(counter, 'honours-deed-take-down'));
    await counter.getByText('内容已清除，不能恢复。').waitFor();
    await picture(counter, 'honours-deed-gone');
    await wall.reload();
    await wall.getByText(WISH).waitFor();
    expect(await wall.getByText(NEIGHBOUR).count()).toBe(0);
    expect(await wall.getByText(DEED).count()).toBe(0);
  });

  test('who agreed becomes a candidate when the departments that were asked have answered', async () => {
    const nomination = await consentedNominee(product, NOMINEE);
    const desk = await as('李建国', '/p/honours/candidacies?create=1');
    const form = desk.getByRole('dialog');
    await find(desk, form, '已同意的提名', nomination.no);
    await form.getByRole('button', { name: '列为候选' }).click();
    await opened(desk, 'candidacies');
    await desk.getByRole('heading', { name: `候选 ${nomination.no} 号` }).waitFor();
    const candidacy = pathOf(desk);
    await desk.getByText(NOMINEE, { exact: true }).waitFor();
    await begin(desk, '推荐评审');
    await desk.getByText('还没有部门答复意见').first().waitFor();
    await desk.getByRole('main').getByRole('button', { name: '征求意见' }).click();
    const ask = desk.getByRole('dialog');
    const bodies = await (
      await Api.as(product, 'lijianguo')
    ).get<{ items: { name: string }[] }>(`${CORE}/organisations?state=active&pageSize=1`);
    await find(desk, ask, '部门', bodies.body.items[0]?.name ?? '');
    await ask.getByRole('button', { name: '征求意见' }).click();
    await opened(desk, 'opinions');
    // The candidate's page says the same of its opinions, and may still be there.
    await desk.getByRole('heading', { name: / · 候选 / }).waitFor();
    await press(desk, '登记答复', async (answer) => {
      await answer.getByText('没有意见', { exact: true }).click();
      await answer.getByLabel('答复内容').fill('没有不良记录，同意推荐。');
      await picture(desk, 'honours-opinion');
    });
    await desk.getByText('已答复').first().waitFor();
    await as('李建国', candidacy);
    await desk.getByText(NOMINEE, { exact: true }).waitFor();
    await desk.getByText('没有意见').waitFor();
    await picture(desk, 'honours-candidacy');
    await begin(desk, '推荐评审');
    await desk.getByText('待评审').first().waitFor();
  });

  test('an award is kept with a story that the person has read, written by one and shown by another', async () => {
    const entered = await as('孙文静', '/p/honours/awards?create=1');
    const form = entered.getByRole('dialog');
    const home = (await (await Api.as(product, 'zhangguihua')).get<{ units: { name: string }[] }>(`${CORE}/me`)).body;
    await form.getByLabel('姓名').fill(MODEL);
    await choose(entered, form, '类别', '助人为乐');
    await form.getByLabel('主要事迹').fill('自家车棚改成共享工具角，五年没有丢过一件工具。');
    await fillDay(entered, form, '表彰日期', today());
    await fillDay(entered, form, '本人同意公布的日期', today());
    await find(entered, form, '所在社区', home.units[0]?.name ?? '');
    await form.getByRole('button', { name: '补录表彰' }).click();
    await opened(entered, 'awards');
    await entered.getByRole('heading', { name: MODEL }).waitFor();
    award = pathOf(entered);
    const secretary = await as('张桂花', award);
    await secretary.getByRole('button', { name: '写事迹' }).click();
    await send(secretary, '写事迹', async (asked) => {
      await asked.getByLabel('标题').fill(STORY);
      await asked.getByLabel('事迹').first().fill('楼下的车棚原先堆满旧物。\n\n如今谁家要梯子，都到这里来拿。');
      await asked.getByLabel('展示地点').fill('社区党群服务中心榜样墙');
      await fillDay(secretary, asked, '展示到', dayFrom(20));
      await picture(secretary, 'honours-story-form');
    });
    await opened(secretary, 'stories');
    await secretary.getByRole('heading', { name: STORY }).waitFor();
    const story = pathOf(secretary);
    await press(secretary, '记录本人同意', async (asked) => {
      await asked.getByText('当面', { exact: true }).click();
      await fillDay(secretary, asked, '同意日期', today());
    });
    await secretary.getByText('待展示').first().waitFor();
    const desk = await as('李建国', story);
    await begin(desk, '展示');
    await desk.getByText('展示中').first().waitFor();
    await picture(desk, 'honours-story');
  });

  test('what was promised afterwards is done, and the list says what is not', async () => {
    const secretary = await as('张桂花', award);
    await secretary.getByRole('button', { name: '登记礼遇帮扶' }).click();
    await send(secretary, '登记礼遇帮扶', async (asked) => {
      await asked.getByLabel('礼遇或帮扶').fill(`春节走访${MARK}`);
      await asked.getByLabel('由谁承诺').fill('街道党工委');
      await fillDay(secretary, asked, '应办到的日期', dayFrom(5));
    });
    await opened(secretary, 'aftercare');
    await secretary.getByRole('heading', { name: `春节走访${MARK}` }).waitFor();
    care = pathOf(secretary);
    await press(secretary, '登记已办到', async (asked) => {
      await fillDay(secretary, asked, '办到日期', today());
      await asked.getByLabel('办理情况').fill('上门走访，送去慰问品。');
    });
    await secretary.getByText('已办到').first().waitFor();
    await picture(secretary, 'honours-care');
    const list = await as('李建国', '/p/honours/aftercare');
    await list.getByText('逾期').first().waitFor();
    await picture(list, 'honours-aftercare');
    const page = await as('王秀兰', award);
    await page.getByText('社区党群服务中心榜样墙').waitFor();
    await picture(page, 'honours-award');
  });

  test('the wall tells of them until they wish otherwise, and then of nothing', async () => {
    const wall = await as('王秀兰', '/p/honours/wall');
    await wall.getByRole('heading', { name: MODEL }).waitFor();
    await picture(wall, 'honours-wall-story');
    await wall.getByRole('link', { name: `读《${STORY}》` }).click();
    await wall.getByText('如今谁家要梯子').waitFor();
    const worker = await as('杨晓峰', award, 390);
    await begin(worker, '从榜样墙撤下');
    await worker.getByText(/表彰本身保留/).waitFor();
    await picture(worker, 'honours-award-leave-wall');
    await send(worker, '从榜样墙撤下', () => picture(worker, 'honours-award-leave-wall'));
    await worker.getByText('不展示').first().waitFor();
    await picture(worker, 'honours-award-off-wall');
    await wall.goto(`${product.url}/p/honours/wall`);
    await wall.getByText(WISH).waitFor();
    expect(await wall.getByText(MODEL).count()).toBe(0);
    expect(await wall.getByText(STORY).count()).toBe(0);
    // What was promised stays promised.
    expect((await known(care, 'aftercare')).state).toBe('done');
  });

  async function known(address: string, list: string): Promise<Step & { state: string }> {
    const clerk = await Api.as(product, 'sunwenjing');
    return (await clerk.get<Step & { state: string }>(`${BASE}/${list}/${idOf(address)}`)).body;
  }
});
