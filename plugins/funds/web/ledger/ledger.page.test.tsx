import { expect, test } from '@jest/globals';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import { screen, waitFor } from '@testing-library/react';
import { LEDGER_PERMISSION } from '../../contract/index.ts';
import type { LedgerLine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { LedgerPage } from './ledger.page.tsx';

const id = (n: number) => `01979e9c-7a00-7000-8000-00000000000${n}`;
const LINE: LedgerLine = {
  ...{ id: id(1), entryId: id(2), fundId: id(3), lineId: id(4), reference: { type: 'allocation', id: id(5) } },
  ...{ postedAt: '2026-03-02T01:00:00.000Z', postedOn: '2026-03-02', year: 2026, by: '王秀兰' },
  unit: { id: 11, name: '大直沽街道', level: 'street' },
  ...{
    category: 'service',
    account: 'available',
    kind: 'counter',
    effect: 'allocate',
    fen: -1_234_567,
    memo: '由街道实施',
  },
};

const show = (query = '', width = 1440) =>
  renderWithLinli(<LedgerPage />, {
    me: fakeMe([LEDGER_PERMISSION.read]),
    route: plugin.path(`ledger${query}`),
    api: {
      'GET /api/plugins/funds/v1/ledger': { items: [LINE], page: 1, pageSize: 20, total: 1_204, exact: true },
      'GET /api/plugins/funds/v1/ledger/sum': { count: 1_204, fen: 1_680_000_000 },
    },
    width,
  });

test.each([1440, 390])('at %d px a line that takes money away has its sign before the ¥', async (width) => {
  show('', width);
  expect(await screen.findByText('-¥12,345.67')).toBeTruthy();
  expect(screen.getByText('大直沽街道')).toBeTruthy();
});

test('what all pages come to is said, and how many lines that are, exactly', async () => {
  show();
  expect(await screen.findByText('共 1204 笔，合计 ¥16,800,000.00')).toBeTruthy();
  expect(screen.getByText('共 1 204 条')).toBeTruthy();
});

test('the sum is of what the list is narrowed to, whichever page of it is shown', async () => {
  const { calls } = show('?account=available&effect=appropriate&postedTo=2026-11-30&page=3');
  const asked = (end: string) => calls.find(({ path }) => path.endsWith(end))?.query ?? new URLSearchParams();
  await waitFor(() => expect([asked('/ledger').size, asked('/ledger/sum').size]).not.toContain(0));
  const narrowed = { account: 'available', effect: 'appropriate', postedTo: '2026-11-30' };
  expect(Object.fromEntries(asked('/ledger/sum'))).toMatchObject(narrowed);
  expect(asked('/ledger/sum').get('page')).toBeNull();
  expect([asked('/ledger').get('page'), asked('/ledger').get('count')]).toEqual(['3', 'exact']);
});
