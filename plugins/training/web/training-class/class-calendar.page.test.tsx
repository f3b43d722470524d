import { expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { TRAINING_CLASS_PERMISSION as P } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ClassCalendarPage } from './class-calendar.page.tsx';

const ONE = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '跨月的班',
  startsOn: '2026-03-31',
  endsOn: '2026-04-01',
};
const show = (month: string) =>
  renderWithLinli(<ClassCalendarPage />, {
    me: fakeMe([P.read]),
    route: plugin.path(`class-calendar?month=${month}`),
    api: {
      'GET /api/plugins/training/v1/training-classes': { items: [ONE], page: 1, pageSize: 100, total: 1, exact: true },
    },
  });

test('a month has whole weeks from Monday on, and a class on each of its days', async () => {
  const { calls } = show('2026-03');
  await screen.findAllByText('跨月的班');
  const days = [...document.querySelectorAll('time')].map(({ dateTime }) => dateTime);
  expect([days[0], days.at(-1), days.length]).toEqual(['2026-02-23', '2026-04-05', 42]);
  const held = screen
    .getAllByRole('link', { name: '跨月的班' })
    .map((link) => link.closest('li')?.querySelector('time')?.dateTime);
  expect(held).toEqual(['2026-03-31', '2026-04-01']);
  expect(calls[0]?.query.get('month')).toBe('2026-03');
});

test.each([
  ['2026-12', '下个月', '2027-01'],
  ['2026-01', '上个月', '2025-12'],
  ['2026-03', '上个月', '2026-02'],
])('from %s %s is %s', async (month, way, next) => {
  const { address } = show(month);
  fireEvent.click(await screen.findByRole('button', { name: way }));
  await waitFor(() => expect(address()).toContain(`month=${next}`));
});
