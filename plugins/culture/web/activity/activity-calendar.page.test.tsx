import { expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { ACTIVITY_PERMISSION as P } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ACTIVITY } from '../testing/activity.samples.ts';
import { ActivityCalendarPage } from './activity-calendar.page.tsx';
import { isOn } from './calendar-week.ts';

const NIGHT = {
  ...ACTIVITY,
  id: '01979e9c-7a00-7000-8000-000000000002',
  title: '跨夜灯会',
  where: '小广场',
  startsAt: '2026-10-21T14:00:00.000Z',
  endsAt: '2026-10-21T17:00:00.000Z',
};
const show = (week: string, { items = [ACTIVITY, NIGHT], total = 2, width = 1440 } = {}) =>
  renderWithLinli(<ActivityCalendarPage />, {
    me: fakeMe([P.read]),
    route: plugin.path(`activity-calendar?week=${week}`),
    api: { 'GET /api/plugins/culture/v1/activities': { items, page: 1, pageSize: 100, total, exact: true } },
    width,
  });

test('a week is places by days from Monday on, and what passes midnight stands on both', async () => {
  const { calls } = show('2026-10-21');
  await screen.findByRole('rowheader', { name: '小广场' });
  const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
  expect([heads[1], heads[7]]).toEqual(['10-19 周一', '10-25 周日']);
  expect(screen.getAllByRole('link', { name: /跨夜灯会/ })).toHaveLength(2);
  expect(screen.getAllByRole('link', { name: /重阳节文艺演出/ })).toHaveLength(1);
  expect(calls[0]?.query.get('week')).toBe('2026-10-19');
});

test('on a phone it goes day by day, without the empty ones', async () => {
  show('2026-10-21', { width: 390 });
  expect((await screen.findAllByRole('heading', { level: 2 })).map(({ textContent }) => textContent)).toEqual([
    '2026-10-21 周三',
    '2026-10-22 周四',
  ]);
  expect(screen.queryByRole('table')).toBeNull();
});

test('what does not fit on the page is said, and an empty week too', async () => {
  show('2026-10-21', { total: 130 });
  expect(await screen.findByText(/还有 128 场没有显示/)).toBeTruthy();
});

test('the week before is a week before, and nonsense is this week', async () => {
  const { address } = show('2026-10-21');
  fireEvent.click(await screen.findByRole('button', { name: '上一周' }));
  await waitFor(() => expect(address()).toContain('week=2026-10-12'));
});

test('an end at midnight belongs to the day before', () => {
  const until = { startsAt: '2026-10-21T12:00:00.000Z', endsAt: '2026-10-21T16:00:00.000Z' };
  expect([isOn(until, '2026-10-21'), isOn(until, '2026-10-22')]).toEqual([true, false]);
});
