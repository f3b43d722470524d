import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { FUND_PERMISSION as P } from '../../contract/index.ts';
import type { FundDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { FundPages } from './fund-pages.tsx';
import { funds } from './fund.queries.ts';

const ONE: FundDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '社区治理专项资金',
  source: 'district-budget',
  year: 2026,
  fen: 1_680_000_055,
  approvedOn: '2026-01-05',
  note: null,
  closedOn: null,
  balance: { available: 1_000_000_055, committed: 500_000_000, spent: 180_000_000 },
  unitId: 10,
  path: [{ id: 10, name: '河东区', level: 'district' }],
  state: 'approved',
  createdAt: '2026-01-04T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '孙文静' },
  version: 2,
  actions: [],
  waitingFor: null,
};
const PAGE = `funds/${ONE.id}`;

const show = (
  route: string,
  permissions: string[],
  { record = {}, api = {}, width = 1440 }: { record?: Partial<FundDetail>; api?: FakeRoutes; width?: number } = {},
) =>
  renderWithLinli(<FundPages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(funds, 'funds', { ...ONE, ...record }, api),
    width,
  });

test.each([1440, 390])('at %d px the list says whose money it is, and how much to the fen', async (width) => {
  show('funds', [P.read], { width });
  expect(await screen.findByRole('link', { name: /社区治理专项资金/ })).toBeTruthy();
  expect(screen.getByText('¥16,800,000.55')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '新增资金' })).toBeNull();
});

test('its page says what is left of it, what is set aside, and what is spent', async () => {
  show(PAGE, [P.read]);
  for (const amount of ['¥16,800,000.55', '¥10,000,000.55', '¥5,000,000.00', '¥1,800,000.00'])
    expect(await screen.findByText(amount)).toBeTruthy();
  expect(screen.getByText('没有说明')).toBeTruthy();
});

test('before it is approved nothing is said of what is in the books', async () => {
  show(PAGE, [P.read], { record: { state: 'drafted', approvedOn: null, balance: null } });
  expect(await screen.findByText('¥16,800,000.55')).toBeTruthy();
  expect(screen.queryByText('¥0.00')).toBeNull();
});

test('whoever corrects it finds the amount in yuan, and sends it as it was written', async () => {
  const { calls } = show(PAGE, [P.read, P.manage], {
    record: { state: 'drafted', balance: null, actions: [{ action: 'change', barrier: null }] },
    api: { 'POST :id/change': { ...ONE, state: 'drafted' } },
  });
  fireEvent.click(await screen.findByRole('button', { name: '修改' }));
  const drawer = within(await screen.findByRole('dialog'));
  const amount = drawer.getByDisplayValue('16800000.55');
  fireEvent.change(amount, { target: { value: '16800000.505' } });
  fireEvent.click(drawer.getByRole('button', { name: '修改' }));
  expect((await drawer.findAllByText(/最多两位小数，如/)).length).toBeGreaterThan(0);
  expect(calls.some(({ method }) => method === 'POST')).toBe(false);
  fireEvent.change(amount, { target: { value: '16800000.50' } });
  fireEvent.click(drawer.getByRole('button', { name: '修改' }));
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({ amount: '16800000.50', version: 2 }),
  );
});
