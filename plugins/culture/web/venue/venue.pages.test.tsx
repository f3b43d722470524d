import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { VENUE_PERMISSION as P } from '../../contract/index.ts';
import type { VenueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { VenuePages } from './venue-pages.tsx';
import { venues } from './venue.queries.ts';

const WEEK = [...Array<string>(5).fill('08:30-12:00 14:00-20:00'), '09:00-17:00', ''];
const ONE: VenueDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '文华里社区党群服务中心',
  kind: 'community-centre',
  address: '津塘路 1 号',
  functions: ['arts', 'study'],
  openTimes: { week: 3330, evening: 600, weekend: 480 },
  hours: WEEK,
  holidayHours: '',
  access: ['ramp'],
  howToBook: null,
  note: '备注在这里',
  openedOn: '2026-01-01',
  suspension: null,
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'open',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [
    { action: 'change', barrier: null },
    { action: 'suspend', barrier: null },
    { action: 'close', barrier: null },
  ],
  waitingFor: null,
};

const show = (route: string, permissions: string[], api: FakeRoutes = {}, width = 1440, one = ONE) =>
  renderWithLinli(<VenuePages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(venues, 'venues', one, api),
    width,
  });
const dialog = async () => within(await screen.findByRole('dialog'));

test('the list shows what there is, on a phone as cards, and adding only to who may', async () => {
  show('venues', [P.read], {}, 390);
  const link = await screen.findByRole('link', { name: /文华里/ });
  expect(link.getAttribute('href')).toBe(plugin.path(`venues/${ONE.id}`));
  expect(screen.queryByRole('button', { name: '新增阵地' })).toBeNull();
});

test('a venue is added with its functions and hours, a week at once', async () => {
  const { calls, address } = show('venues?create=1', [P.read, P.manage], { 'POST ': ONE });
  const drawer = await dialog();
  const type = (name: RegExp | string, value: string) =>
    fireEvent.change(drawer.getByRole('textbox', { name }), { target: { value } });
  type(/名称/, '活动室');
  type(/地址/, '津塘路 1 号');
  fireEvent.click(drawer.getByText('文化活动室'));
  fireEvent.click(drawer.getByRole('checkbox', { name: '文艺娱乐' }));
  type('周一', '8:30-12:00');
  fireEvent.click(drawer.getByRole('button', { name: '周二至周五同周一' }));
  fireEvent.click(drawer.getByRole('button', { name: '新增阵地' }));
  await waitFor(() => expect(address()).toBe(plugin.path(`venues/${ONE.id}`)));
  expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({
    kind: 'culture-room',
    functions: ['arts'],
    hours: [...Array<string>(5).fill('8:30-12:00'), '', ''],
    unitId: 10,
  });
});

test('hours that cannot be read are said so before anything is sent', async () => {
  const { calls } = show(`venues/${ONE.id}`, [P.read, P.manage]);
  fireEvent.click(await screen.findByRole('button', { name: '修改' }));
  const drawer = await dialog();
  fireEvent.change(drawer.getByRole('textbox', { name: '周二' }), { target: { value: '20:00-8:00' } });
  fireEvent.click(drawer.getByRole('button', { name: '修改' }));
  expect((await drawer.findAllByText(/结束要晚于开始/)).length).toBeGreaterThan(0);
  expect(calls.some(({ method }) => method === 'POST')).toBe(false);
});

test('its page says that it is free, which functions are missing, and how much of its hours are off-hours', async () => {
  show(`venues/${ONE.id}`, [P.read]);
  expect(await screen.findByText('免费，对所有人开放')).toBeTruthy();
  expect(screen.getByText('缺亲子教育')).toBeTruthy();
  expect(screen.getByText('平常每周开放 55.5 小时，其中工作日晚间 10 小时、周末 8 小时')).toBeTruthy();
  expect(screen.getAllByText('不开放')).toHaveLength(2);
});

test('a suspended venue says why and until when', async () => {
  const suspension = { reason: '屋面漏雨', until: '2026-12-31' };
  show(`venues/${ONE.id}`, [P.read], {}, 390, { ...ONE, state: 'suspended', suspension });
  expect(await screen.findByText('暂停开放，预计 2026-12-31 恢复。原因：屋面漏雨')).toBeTruthy();
});

test('closing asks why, with the version on the screen', async () => {
  const closed = { ...ONE, state: 'closed', actions: [], version: 4 };
  const { calls } = show(`venues/${ONE.id}`, [P.read, P.close], { 'POST :id/close': closed });
  fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
  fireEvent.click(await screen.findByText('永久关闭'));
  const drawer = await dialog();
  fireEvent.change(drawer.getByRole('textbox', { name: /理由/ }), { target: { value: '搬迁' } });
  fireEvent.click(drawer.getByRole('button', { name: '永久关闭' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ reason: '搬迁', version: 3 }));
});

test('what is out of reach is not found', async () => {
  show(`venues/${ONE.id}`, [P.read], { 'GET :id': () => problemResponse({ status: 404, code: 'x' }) });
  expect(await screen.findByText('找不到这个内容')).toBeTruthy();
});
