import { expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { screen } from '@testing-library/react';
import type { Fund, FundNode, FundTree } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { FundTreePage } from './fund-tree.page.tsx';

const FUND: Fund = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '社区治理专项资金',
  source: 'district-budget',
  year: 2026,
  fen: 1_680_000_000,
  approvedOn: '2026-01-05',
  unitId: 10,
  path: [],
  state: 'approved',
  createdAt: '2026-01-05T01:00:00.000Z',
  version: 2,
};
const node = (id: number, name: string, received: number): FundNode => ({
  unit: { id, name, level: id === 10 ? 'district' : 'street' },
  received,
  passedOn: 0,
  available: received - 30,
  committed: 10,
  spent: 20,
});
const TREE: FundTree = { node: node(10, '河东区', 1_680_000_000), children: [node(11, '大直沽街道', 129_000_000)] };
const page = (items: unknown[]) => ({ items, page: 1, pageSize: 100, total: items.length, exact: true });
const show = (items: Fund[], width = 1440) =>
  renderWithLinli(<FundTreePage />, {
    me: fakeMe(['funds.ledger.read', 'funds.fund.read']),
    route: plugin.path('fund-tree'),
    api: { 'GET /api/plugins/funds/v1/funds': page(items), [`GET /api/plugins/funds/v1/fund-trees/${FUND.id}`]: TREE },
    width,
  });

test.each([1440, 390])('at %d px each amount opens to its lines, and each unit to those below it', async (width) => {
  show([FUND], width);
  const received = await screen.findByRole('link', { name: '¥16,800,000.00' });
  expect(received.getAttribute('href')).toBe(
    plugin.path(`ledger?unit=10&fund=${FUND.id}&account=available&effect=appropriate,allocate`),
  );
  const street = screen.getByRole('link', { name: '大直沽街道' });
  expect(street.getAttribute('href')).toBe(plugin.path(`fund-tree?unit=11&fund=${FUND.id}`));
  expect(screen.getByRole('link', { name: '¥1,290,000.00' })).toBeTruthy();
});

test('without a fund the page says what would be here', async () => {
  show([]);
  expect(await screen.findByText('还没有批准的资金')).toBeTruthy();
});
