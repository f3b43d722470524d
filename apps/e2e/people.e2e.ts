import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf } from '@linli/contracts';
import type { Me } from '@linli/contracts';
import type { Browser, Page } from 'playwright-core';
import { Api } from './src/api.ts';
import { launchBrowser, picture, signedIn } from './src/browser.ts';
import type { Person } from './src/browser.ts';
import { choose, fillDay, find } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { workbook } from './src/workbook.ts';

const product = sharedProduct();
const stamp = String(Date.now()).slice(-6);
const COMMUNITY = '文华里社区居委会';
const BRANCH = `文华里合唱团${stamp}功能型党支部`;
const today = dayOf(new Date());
const yesterday = addDays(today, -1);

describe('the people of a community', () => {
  let browser: Browser;
  /** Keeps the records of the community, and proposes. */
  let secretary: Person;
  /** Decides at the street. */
  let leader: Person;
  let api: Api;
  let community: number;

  beforeAll(async () => {
    browser = await launchBrowser();
    secretary = await signedIn(browser, '张桂花', { url: product.url });
    leader = await signedIn(browser, '王秀兰', { url: product.url });
    api = await Api.as(product, 'zhangguihua');
    community = (await api.get<Me>('/api/core/v1/me')).body.units[0]?.id ?? 0;
  });
  afterAll(async () => browser?.close());

  const open = (page: Page, path: string) => page.goto(`${product.url}${path}`);
  const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name }).first().click();
  const form = (page: Page) => page.getByRole('dialog').last();

  /** Says yes to what a step asks. */
  async function confirm(page: Page, step: string): Promise<void> {
    await press(page, step);
    await page.getByRole('dialog').getByRole('button', { name: step }).click();
  }

  async function register(name: string, phone: string): Promise<string> {
    const made = await api.post<{ id: string }>('/api/core/v1/people', { name, unitId: community, phone });
    expect(made.status).toBe(201);
    return `/people/${made.body.id}`;
  }

  /** Proposes somebody with the form that is open, and answers the page of the proposal. */
  async function propose(page: Page, name: string): Promise<string> {
    const answered = page.waitForResponse(
      (response) => response.url().endsWith('/api/core/v1/appointments') && response.request().method() === 'POST',
    );
    await form(page).getByRole('button', { name: '提交审批' }).click();
    const made = (await (await answered).json()) as { id: string };
    await page.getByText(`已提出${name}任${BRANCH}书记，等待审批`).waitFor();
    return `/appointments/${made.id}`;
  }

  /** How many posts the board of a day says are vacant in the community. */
  async function vacancies(page: Page, day?: string): Promise<number> {
    await open(page, `/governance${day ? `?asOf=${day}` : ''}`);
    const figure = page.getByRole('link', { name: /空缺的岗位/ });
    await figure.waitFor();
    return Number(/\d+/.exec(await figure.innerText())?.[0]);
  }

  test('get a branch and its secretary, proposed here and approved at the street; the day decides who it is', async () => {
    const [page, street] = [secretary.page, leader.page];
    await open(page, '/organisations');
    await press(page, '提出设立');
    await form(page).getByRole('button', { name: '功能型党支部' }).click();
    await form(page).getByLabel(/^名称/).fill(BRANCH);
    await find(page, form(page), '所在区划', COMMUNITY);
    await form(page).getByLabel('楼门或社团名称').fill(`文华里合唱团${stamp}`);
    await find(page, form(page), '上级组织', '文华里社区党');
    await picture(page, 'branch-propose');
    await form(page).getByRole('button', { name: '提交审批' }).click();
    await page.getByText(`已提出设立“${BRANCH}”，等待街道审批`).waitFor();
    await page.getByRole('heading', { level: 1, name: BRANCH }).waitFor();
    const branch = new URL(page.url()).pathname;
    await picture(page, 'branch-proposed');
    expect(await page.getByRole('button', { name: '批准设立' }).count()).toBe(0);

    await open(street, branch);
    await confirm(street, '批准设立');
    await street.getByText(`已批准设立“${BRANCH}”`).waitFor();
    await page.reload();
    await press(page, '正式成立');
    await fillDay(page, form(page), '成立日期', addDays(today, -10));
    await form(page).getByRole('button', { name: '正式成立' }).click();
    await page.getByText(`“${BRANCH}”已成立`).waitFor();
    await page.getByText('负责人空缺').first().waitFor();
    await picture(page, 'branch-active');
    const before = await vacancies(page);
    const beforeYesterday = await vacancies(page, yesterday);

    const singer = `田雨${stamp}`;
    const person = await register(singer, `139${stamp}11`);
    await open(page, branch);
    await press(page, '提出任职');
    await find(page, form(page), '人员', singer);
    await choose(page, form(page), '职务', '书记');
    await picture(page, 'appointment-propose');
    const appointment = await propose(page, singer);
    await open(page, appointment);
    await page.getByRole('heading', { level: 1, name: singer }).waitFor();
    expect(await page.getByRole('button', { name: '批准任职' }).count()).toBe(0);
    await picture(page, 'appointment-proposed');
    expect(await vacancies(page)).toBe(before);

    await open(street, appointment);
    await confirm(street, '批准任职');
    await street.getByText(`已批准${singer}任${BRANCH}书记`).waitFor();
    await picture(street, 'appointment-approved');
    // As of today the post is filled; yesterday nobody held it.
    expect(await vacancies(page)).toBe(before - 1);
    await picture(page, 'governance-community');
    expect(await vacancies(page, yesterday)).toBe(beforeYesterday);

    await open(page, branch);
    await page.getByRole('main').getByRole('link', { name: singer }).first().click();
    await page.getByRole('heading', { level: 1, name: singer }).waitFor();
    expect(new URL(page.url()).pathname).toBe(person);
    await page.getByRole('link', { name: BRANCH }).first().waitFor();
    await picture(page, 'person-secretary');
    expect([secretary.complaints, leader.complaints]).toEqual([
      { csp: [], errors: [] },
      { csp: [], errors: [] },
    ]);
  });

  test('are registered once: a known phone asks whether it is the same person; shown whole for a reason', async () => {
    const { page, complaints } = secretary;
    const [known, phone] = [`韩冬${stamp}`, `137${stamp}21`];
    const twin = `韩夏${stamp}`;
    await register(known, phone);
    await open(page, '/people');
    await press(page, '登记人员');
    await form(page).getByLabel('姓名').fill(twin);
    await find(page, form(page), '档案所在区划', COMMUNITY);
    await form(page).getByLabel('电话').fill(phone);
    await form(page).getByRole('button', { name: '登记' }).click();
    await form(page).getByText('电话相同').waitFor();
    await form(page).getByRole('link', { name: known }).waitFor();
    await picture(page, 'person-maybe-known');
    await form(page).getByLabel('确认不是同一个人').click();
    await form(page).getByRole('button', { name: '登记' }).click();
    await page.getByText(`已在${COMMUNITY}登记${twin}`).waitFor();
    await page.getByRole('heading', { level: 1, name: twin }).waitFor();
    await page.getByText(`${phone.slice(0, 3)}****${phone.slice(-4)}`).waitFor();
    expect(await page.getByText(phone).count()).toBe(0);
    await picture(page, 'person-registered');
    await press(page, '查看');
    await form(page).getByLabel('用途').fill('核实合唱团排练安排');
    await form(page).getByRole('button', { name: '显示手机号' }).click();
    await page.getByText(phone).waitFor();
    expect(complaints).toEqual({ csp: [], errors: [] });
  });

  test('come in from a workbook: a wrong row stops all of it, the mended one is taken, and taken back', async () => {
    const { page, complaints } = secretary;
    const HEADERS = ['人员编号', '姓名', '手机号', '区划代码'];
    const [first, second] = [`表一${stamp}`, `表二${stamp}`];
    const right = [`RY-${stamp}-1`, first, `136${stamp}31`, '120102002001'];
    const put = async (rows: string[][]) =>
      page
        .locator('input[type=file]')
        .first()
        .setInputFiles(await workbook('社区人员.xlsx', HEADERS, rows));
    /** How many of those in the file are registered. */
    const found = async () => (await api.get<{ total: number }>(`/api/core/v1/people?q=${first}`)).body.total;
    await open(page, '/imports/people');
    await put([right, [`RY-${stamp}-2`, second, '1391234', '120102002001']]);
    await page.getByText('有 1 行有误，不能导入').waitFor();
    await page.getByText('手机号不对：须为 11 位手机号，或带区号的座机').first().waitFor();
    await picture(page, 'people-import-errors');
    expect(await found()).toBe(0);
    await press(page, '换一个文件');
    await put([right, [`RY-${stamp}-2`, second, `136${stamp}32`, '120102002001']]);
    await page.getByText('全部无误，可以导入').waitFor();
    await picture(page, 'people-import-preview');
    await press(page, '确认导入 2 行');
    await page.getByText('已导入：新增 2 条').first().waitFor();
    expect(await found()).toBe(1);
    await picture(page, 'people-import-done');
    await confirm(page, '撤销导入');
    await page.getByText('这次导入已撤销').waitFor();
    await picture(page, 'people-import-undone');
    expect(await found()).toBe(0);
    expect(complaints).toEqual({ csp: [], errors: [] });
  });
});
