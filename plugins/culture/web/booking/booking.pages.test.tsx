import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { BOOKING_PERMISSION as P } from '../../contract/index.ts';
import type { BookingDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { BookingPages } from './booking-pages.tsx';
import { bookings } from './booking.queries.ts';

const ROOM = { id: '01979e9c-7a00-7000-8000-000000000003', title: '多功能厅' };
const ONE: BookingDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  venue: { id: '01979e9c-7a00-7000-8000-000000000002', title: '文华里中心' },
  room: ROOM,
  roomId: ROOM.id,
  ...{ day: '2026-12-01', from: '09:00', to: '10:30', use: 'arts', purpose: '合唱排练' },
  ...{ expected: 12, headCount: null, askerKind: 'person', asker: '王阿姨', phone: '138****0001' },
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'asked',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [
    { action: 'approve', barrier: null },
    { action: 'refuse', barrier: null },
    { action: 'cancel', barrier: null },
  ],
  waitingFor: { action: 'approve', person: null, unit: null },
};
const COUNTS = { today: { total: 1, exact: true }, waiting: { total: 4, exact: true }, all: { total: 9, exact: true } };

const show = (route: string, permissions: string[], api: FakeRoutes = {}, width = 1440, one = ONE) =>
  renderWithLinli(<BookingPages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(bookings, 'bookings', one, { 'GET counts': COUNTS, ...api }),
    width,
  });

test('the desk opens with today, says when and where, and how much waits', async () => {
  const { calls } = show('bookings', [P.read], {}, 390);
  expect(await screen.findByText('合唱排练')).toBeTruthy();
  expect(screen.getByText(/2026-12-01 周二 09:00–10:30/)).toBeTruthy();
  expect(screen.queryByText(/王阿姨/)).toBeNull();
  expect(screen.queryByRole('button', { name: '登记预约' })).toBeNull();
  expect(calls.some(({ query }) => query.get('view') === 'today')).toBe(true);
});

test('refusing asks why, with the version on the screen', async () => {
  const { calls } = show(`bookings/${ONE.id}`, [P.read, P.decide], { 'POST :id/refuse': { ...ONE, state: 'refused' } });
  fireEvent.click(await screen.findByRole('button', { name: /^同\s?意$/ }));
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.click(drawer.getByText('不同意'));
  fireEvent.change(await drawer.findByLabelText('理由'), { target: { value: '选举占用' } });
  fireEvent.click(drawer.getByRole('button', { name: /^同\s?意$/ }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ reason: '选举占用', version: 3 }));
});

test('a number is masked until whoever calls back asks for it', async () => {
  const phone = { phone: '13800000001', until: '2026-12-01T01:00:00.000Z' };
  show(`bookings/${ONE.id}`, [P.read, P.take], { 'POST :id/phone': phone });
  expect(await screen.findByText('138****0001')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '显示号码' }));
  expect(await screen.findByRole('link', { name: '13800000001' })).toBeTruthy();
});

test('who may only look sees no way to the number, and what was removed is said', async () => {
  show(`bookings/${ONE.id}`, [P.read], {}, 390, { ...ONE, state: 'closed', asker: null, phone: null, actions: [] });
  expect((await screen.findAllByText('已按规定删除')).length).toBe(2);
  expect(screen.queryByRole('button', { name: '显示号码' })).toBeNull();
});

test('what is out of reach is not found', async () => {
  show(`bookings/${ONE.id}`, [P.read], { 'GET :id': () => problemResponse({ status: 404, code: 'x' }) });
  expect(await screen.findByText('找不到这个内容')).toBeTruthy();
});
