import { addDays, dayOf } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { Api } from './src/api.ts';
import { picture } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { choose, fillDay, find, fromMenu } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();
const VENUE = '海河故事文化活动室';
const ROOM = '排练厅';
const [YESTERDAY, TODAY, TOMORROW] = [-1, 0, 1].map((days) => addDays(dayOf(new Date()), days)) as [
  string,
  string,
  string,
];
/** Renovated community centres that the district reports; a culture room is none of them. */
const FIGURE = 160;

/** A place from its registration to a room that is booked by phone and used, and its renovation up to the district. */
describeWith('culture')('a booking', () => {
  const { as } = castOf(product);
  let venue = '/p/culture/venues';
  let booking = '/p/culture/bookings';
  let renovation = '/p/culture/renovations';
  const stateOf = (page: Page, state: string) =>
    page.getByRole('main').getByText(state, { exact: true }).first().waitFor();
  const press = (page: Page, action: string) =>
    page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
  const addressOf = (page: Page) => new URL(page.url()).pathname;
  /** Nothing of a page lies beside a phone's screen. */
  async function fitsPhone(page: Page): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
  /** A time of the day, found by typing: there are too many for all of them to be in the list at once. */
  async function chooseTime(page: Page, form: Locator, label: string, time: string): Promise<void> {
    const field = form.getByLabel(label).first();
    await field.click();
    await field.fill(time);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: time }).first().click();
  }
  /** What a caller says, but for the day and the times. */
  async function fillCaller(page: Page, form: Locator, { asker, purpose }: { asker: string; purpose: string }) {
    await choose(page, form, '用途类别', '文艺娱乐');
    await form.getByLabel('用途', { exact: true }).fill(purpose);
    await form.getByLabel('预计人数').fill('18');
    await form.getByLabel('名称或称呼').fill(asker);
    await form.getByLabel('回电号码').fill('13800001234');
  }

  test('begins with a venue that a worker adds with its hours, and opens', async () => {
    const page = await as('杨晓峰', `${venue}?create=1`);
    const form = page.getByRole('dialog');
    await form.getByLabel('名称').fill(VENUE);
    await form.getByLabel('文化活动室', { exact: true }).check();
    await form.getByLabel('地址').fill('文华里 12 号楼一层');
    await form.getByLabel('文艺娱乐').check();
    await form.getByLabel('周一', { exact: true }).fill('8:30-12:00 14:00-20:00');
    await form.getByRole('button', { name: '周二至周五同周一' }).click();
    await form.getByLabel('周六').fill('9:00-17:00');
    await form.getByLabel('周日').fill('9:00-17:00');
    await form.getByLabel('法定节假日开放时间').fill('9:00-17:00');
    await form.getByLabel('电梯').check();
    await picture(page, 'venue-create');
    await form.getByRole('button', { name: '新增阵地' }).click();
    await page.getByRole('heading', { name: VENUE }).waitFor();
    venue = addressOf(page);
    await picture(page, 'venue-prepared');
    await press(page, '开放');
    const open = page.getByRole('dialog');
    await fillDay(page, open, '开放日期', TODAY);
    await open.getByRole('button', { name: '开放', exact: true }).click();
    await stateOf(page, '开放');
  });

  test('needs a room, of which a share stays for people who simply come', async () => {
    const page = await as('杨晓峰', '/p/culture/rooms?create=1');
    const form = page.getByRole('dialog');
    await find(page, form, '阵地', VENUE);
    await form.getByLabel('名称').fill(ROOM);
    await form.getByLabel('座位数').fill('40');
    await form.getByLabel('留给现场居民的时间（%）').fill('30');
    await picture(page, 'room-add');
    await form.getByRole('button', { name: '新增房间' }).click();
    await page.getByRole('heading', { name: ROOM }).waitFor();
    await picture(page, 'room');
  });

  test('is taken in one drawer while somebody calls, from where the week is free', async () => {
    const page = await as('杨晓峰', venue);
    await page
      .getByRole('button', { name: new RegExp(`${TODAY}.*预约`) })
      .first()
      .waitFor();
    await picture(page, 'venue-week-empty');
    await page.goto(`${product.url}/p/culture/bookings?take=1`);
    const form = page.getByRole('dialog');
    await find(page, form, '房间', VENUE);
    await fillDay(page, form, '日期', TOMORROW);
    // The hours in which rooms are used are in sight without typing.
    await choose(page, form, '开始', '10:00');
    await chooseTime(page, form, '结束', '11:00');
    await fillCaller(page, form, { asker: '海河合唱队', purpose: '合唱队排练' });
    await picture(page, 'booking-take');
    await form.getByRole('button', { name: '登记预约' }).click();
    await stateOf(page, '待同意');
    booking = addressOf(page);
    await picture(page, 'booking-asked');
  });

  test('is refused in one sentence where somebody has the room already, and nothing typed is lost', async () => {
    const page = await as('李建国', '/p/culture/bookings?take=1');
    const form = page.getByRole('dialog');
    await find(page, form, '房间', VENUE);
    await fillDay(page, form, '日期', TOMORROW);
    await chooseTime(page, form, '开始', '10:30');
    await chooseTime(page, form, '结束', '11:30');
    await fillCaller(page, form, { asker: '邻里舞蹈队', purpose: '舞蹈队排练' });
    await form.getByRole('button', { name: '登记预约' }).click();
    await form.getByText(`${TOMORROW} 10:00–11:00 已有预约，房间不能同时给两家用`).first().waitFor();
    expect(await form.getByLabel('名称或称呼').inputValue()).toBe('邻里舞蹈队');
    await picture(page, 'booking-clash');
  });

  test('is approved by a colleague, never by whoever took it, and not used before it begins', async () => {
    const worker = await as('杨晓峰', booking);
    await stateOf(worker, '待同意');
    expect(await worker.getByRole('button', { name: '同意', exact: true }).count()).toBe(0);
    const secretary = await as('张桂花', booking);
    await press(secretary, '同意');
    const form = secretary.getByRole('dialog');
    await form.getByLabel('同意，把房间留好').click();
    await picture(secretary, 'booking-decision');
    await form.getByRole('button', { name: '同意', exact: true }).click();
    await stateOf(secretary, '已同意');
    await worker.reload();
    await press(worker, '记录使用');
    const use = worker.getByRole('dialog');
    await use.getByLabel('来了，用过了').click();
    await use.getByLabel('实到人数').fill('16');
    await use.getByRole('button', { name: '记录使用' }).click();
    await use.getByText(`预约从 ${TOMORROW} 10:00 开始，现在还不能记录使用情况`).first().waitFor();
    await picture(worker, 'booking-too-early');
  });

  test('of yesterday is entered and used on a phone, and the number is gone', async () => {
    const page = await as('杨晓峰', '/p/culture/bookings?take=1', 390);
    const form = page.getByRole('dialog');
    await find(page, form, '房间', VENUE);
    await fillDay(page, form, '日期', YESTERDAY);
    await chooseTime(page, form, '开始', '14:30');
    await chooseTime(page, form, '结束', '16:00');
    await fillCaller(page, form, { asker: '王阿姨', purpose: '评剧票友排练' });
    await form.getByRole('button', { name: '登记预约' }).click();
    await stateOf(page, '待同意');
    booking = addressOf(page);
    const desk = await as('李建国', booking);
    await press(desk, '同意');
    const reply = desk.getByRole('dialog');
    await reply.getByLabel('同意，把房间留好').click();
    await reply.getByRole('button', { name: '同意', exact: true }).click();
    await stateOf(desk, '已同意');
    await page.reload();
    await page.getByRole('button', { name: '记录使用', exact: true }).click();
    const use = page.getByRole('dialog');
    await use.getByLabel('来了，用过了').click();
    await use.getByLabel('实到人数').fill('15');
    await picture(page, 'booking-use', [390]);
    await use.getByRole('button', { name: '记录使用' }).click();
    await stateOf(page, '已使用');
    await page.getByText('15 人').first().waitFor();
    await page.getByText('已按规定删除').first().waitFor();
    await picture(page, 'booking-used');
    await fitsPhone(page);
  });

  test('is seen in the week of its venue and at the desk, on a phone as well', async () => {
    const page = await as('张桂花', venue);
    await page
      .getByRole('link', { name: /合唱队排练|评剧票友排练/ })
      .first()
      .waitFor();
    await picture(page, 'venue-week');
    await page.goto(`${product.url}/p/culture/bookings?view=waiting`);
    await picture(page, 'booking-desk-waiting');
    const phone = await as('杨晓峰', '/p/culture/bookings', 390);
    await phone.getByRole('button', { name: '登记预约', exact: true }).first().waitFor();
    await picture(phone, 'booking-day', [390]);
    await fitsPhone(phone);
    await phone.goto(`${product.url}${venue}`);
    await phone.getByRole('heading', { name: VENUE }).waitFor();
    await fitsPhone(phone);
  });

  test('has nothing to do with money: a renovation is planned by the street and accepted by the district', async () => {
    const desk = await as('李建国', `${renovation}?create=1`);
    const plan = desk.getByRole('dialog');
    await find(desk, plan, '阵地', VENUE);
    await plan.getByLabel('改造内容').fill('隔音和无障碍改造');
    await fillDay(desk, plan, '计划开工', YESTERDAY);
    await fillDay(desk, plan, '计划完工', TODAY);
    await picture(desk, 'renovation-plan');
    await plan.getByRole('button', { name: '新增提升改造' }).click();
    await stateOf(desk, '已计划');
    renovation = addressOf(desk);
    await press(desk, '登记开工');
    const begin = desk.getByRole('dialog');
    await fillDay(desk, begin, '开工日期', YESTERDAY);
    await begin.getByRole('button', { name: '登记开工' }).click();
    await stateOf(desk, '施工中');
    expect(await desk.getByRole('button', { name: '验收', exact: true }).count()).toBe(0);

    const clerk = await as('孙文静', renovation);
    await press(clerk, '验收');
    const verdict = clerk.getByRole('dialog');
    await verdict.getByLabel('通过验收', { exact: true }).click();
    await fillDay(clerk, verdict, '验收日期', addDays(YESTERDAY, -1));
    await verdict.getByRole('button', { name: '验收', exact: true }).click();
    await verdict.getByText(`验收日期不能早于开工日期 ${YESTERDAY}`).first().waitFor();
    await picture(clerk, 'renovation-accept');
    await fillDay(clerk, verdict, '验收日期', TODAY);
    await verdict.getByRole('button', { name: '验收', exact: true }).click();
    await stateOf(clerk, '已验收');
    await picture(clerk, 'renovation');
    await clerk.goto(`${product.url}/p/culture/renovations`);
    await clerk.getByText('隔音和无障碍改造').first().waitFor();
    await picture(clerk, 'renovations');
    await clerk.goto(`${product.url}/p/culture/venues`);
    await clerk.getByText(VENUE).first().waitFor();
    await picture(clerk, 'venues');
    await clerk.goto(`${product.url}${venue}`);
    await clerk.getByRole('link', { name: '隔音和无障碍改造' }).waitFor();
  });

  test('a culture room that was renovated is not one of the centres that the district counts', async () => {
    const clerk = await Api.as(product, 'sunwenjing');
    const { body } = await clerk.get<{ figures: { indicator: string; value: number | null }[] }>(
      '/api/plugins/culture/v1/indicators/figures',
    );
    expect(body.figures.find(({ indicator }) => indicator === 'culture.service-centres')?.value).toBe(FIGURE);
  });

  test('a venue with bookings to come is not suspended', async () => {
    const page = await as('杨晓峰', venue);
    await fromMenu(page, '暂停开放');
    const form = page.getByRole('dialog');
    await form.getByLabel('原因').fill('屋面维修');
    await fillDay(page, form, '预计恢复日期', addDays(TOMORROW, 9));
    await form.getByRole('button', { name: '暂停开放' }).click();
    await form.getByText('恢复开放前还有 1 个预约，不能暂停开放').first().waitFor();
    await picture(page, 'venue-suspend');
  });
});
