import { describe, expect, test } from '@jest/globals';
import type { CalendarDayState, CalendarMonth } from '@linli/contracts';
import { addDays } from '@linli/contracts';
import { problemResponse, renderWithLinli, type FakeRoutes, type RenderOptions } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { CalendarPage } from './calendar.page.tsx';

const plainDay = (day: string): CalendarDayState => {
  const works = ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return { day, works, swapped: false, holiday: null, adjustment: null };
};
const october: CalendarMonth = {
  month: '2026-10',
  district: { id: 2, name: '河东区', level: 'district' },
  days: Array.from({ length: 31 }, (_, i) => plainDay(addDays('2026-10-01', i))).map((each) =>
    each.day === '2026-10-10' ? { ...each, works: true, swapped: true, holiday: '国庆节' } : each,
  ),
  workingDays: 18,
  year: { year: 2026, published: true, entered: null },
  actions: [],
};
const show = (month: Partial<CalendarMonth> = {}, options: RenderOptions = {}, api: FakeRoutes = {}) =>
  renderWithLinli(<CalendarPage />, {
    route: '/calendar?month=2026-10',
    api: {
      'GET /api/core/v1/calendar/month': { ...october, ...month },
      'GET /api/core/v1/calendar/working-day': { day: '2026-10-13', unpublished: null },
      ...api,
    },
    ...options,
  });

describe('the working calendar', () => {
  test.each([1440, 390])('shows a month with its swapped days at %i px', async (width) => {
    show({}, { width });
    expect(await screen.findByText('河东区 2026 年 10 月共 18 个工作日')).toBeTruthy();
    const saturday = screen.getByLabelText(/2026-10-10/);
    expect(within(saturday).getByText('班')).toBeTruthy();
    expect(within(saturday).getByText('国庆节')).toBeTruthy();
    expect(within(screen.getByLabelText(/2026-10-11/)).queryByText('休')).toBeNull();
    // The first of the month is a Thursday, in the fourth column.
    const first = screen.getByLabelText(/2026-10-01/).closest('td');
    expect(first?.cellIndex).toBe(3);
    expect(screen.queryByRole('button', { name: '调整日期' })).toBeNull();
  });

  test('turns its pages, and the month stands in the address', async () => {
    const { address, calls } = show();
    fireEvent.click(await screen.findByRole('button', { name: '上个月' }));
    await waitFor(() => expect(address()).toBe('/calendar?month=2026-09'));
    expect(calls.some(({ query }) => query.get('month') === '2026-09')).toBe(true);
  });

  test('says that the arrangement of a year is not published, and how it is entered', async () => {
    const year = { year: 2027, published: false, entered: null };
    const { calls } = show({ year, actions: ['adjust', 'enter-year'] }, {}, { 'POST /api/core/v1/calendar/years': {} });
    expect(await screen.findByText('2027 年的放假安排尚未公布，目前只按周末休息计算')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '全年已录入' }));
    await waitFor(() => expect(calls.some(({ method }) => method === 'POST')).toBe(true));
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ districtId: 2, year: 2027, entered: true });
  });

  test('lets whoever keeps it adjust a day with its reason', async () => {
    const { calls } = show(
      { actions: ['adjust'] },
      {},
      { 'POST /api/core/v1/calendar/days': { from: '2026-10-12', to: '2026-10-12', count: 1 } },
    );
    fireEvent.click(await screen.findByRole('button', { name: /2026-10-12/ }));
    const drawer = await screen.findByRole('dialog');
    fireEvent.click(within(drawer).getByRole('radio', { name: '休息' }));
    fireEvent.change(within(drawer).getByLabelText(/原因/), { target: { value: '暴雨停工' } });
    fireEvent.click(within(drawer).getByRole('button', { name: '调整日期' }));
    expect(await screen.findByText('已调整 1 天，即时生效')).toBeTruthy();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      districtId: 2,
      works: false,
      from: '2026-10-12',
      to: null,
      reason: '暴雨停工',
    });
  });

  test('lists what was adjusted with who and why, and takes it back', async () => {
    const adjustment = { works: false, reason: '暴雨停工', by: '周建军', at: '2026-10-11T01:00:00.000Z' };
    const days = october.days.map((each) => (each.day === '2026-10-12' ? { ...each, works: false, adjustment } : each));
    const { calls } = show(
      { days, actions: ['adjust'] },
      {},
      { 'POST /api/core/v1/calendar/days/clear': { from: '2026-10-12', to: '2026-10-12', count: 1 } },
    );
    expect(await screen.findByText(/周建军/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '撤销 2026-10-12 的调整' }));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
        districtId: 2,
        from: '2026-10-12',
        to: null,
      }),
    );
  });

  test('says what is wrong when it does not come', async () => {
    const failed = () => problemResponse({ status: 400, code: 'core.calendar.unknown-unit', title: '没有这个区划' });
    show({}, {}, { 'GET /api/core/v1/calendar/month': failed });
    expect(await screen.findByText('没有这个区划')).toBeTruthy();
  });
});
