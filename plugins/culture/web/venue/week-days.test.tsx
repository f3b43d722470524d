import { expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen } from '@testing-library/react';
import { BOOKING_PERMISSION } from '../../contract/index.ts';
import type { VenueWeek } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { WeekDays } from './week-days.tsx';

const SPANS = [{ from: 9 * 60, to: 12 * 60 }];
const ROOM = {
  id: '01979e9c-7a00-7000-8000-000000000002',
  title: '排练厅',
  seats: 40,
  walkInShare: 30,
  left: Array<number>(7).fill(120),
};
const WEEK: VenueWeek = {
  from: '2026-11-23',
  today: '2026-11-27',
  open: true,
  days: ['23', '24', '25', '26', '27', '28', '29'].map((day) => ({
    day: `2026-11-${day}`,
    holiday: null,
    spans: SPANS,
  })),
  rooms: [ROOM],
  bookings: [],
};

test('a day that is over offers nothing, and says that nobody had booked', async () => {
  const taken: string[] = [];
  renderWithLinli(<WeekDays week={WEEK} room={ROOM} onTake={(day) => taken.push(day)} />, {
    me: fakeMe([BOOKING_PERMISSION.take]),
    route: plugin.path('venues'),
  });
  expect(await screen.findAllByText('没有预约')).toHaveLength(4);
  const free = screen.getAllByRole('button');
  expect(free).toHaveLength(3);
  for (const each of free) fireEvent.click(each);
  expect(taken).toEqual(['2026-11-27', '2026-11-28', '2026-11-29']);
});
