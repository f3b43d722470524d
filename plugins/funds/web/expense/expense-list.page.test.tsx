import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import { screen } from '@testing-library/react';
import { EXPENSE_PERMISSION as P } from '../../contract/index.ts';
import type { ExpenseDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ExpensePages } from './expense-pages.tsx';
import { expenses } from './expense.queries.ts';

const ONE: ExpenseDetail = {
  ...{ id: '01979e9c-7a00-7000-8000-000000000001', title: '扶手材料款', fen: 820_000, payee: '某某公司' },
  project: { id: '01979e9c-7a00-7000-8000-000000000002', title: '楼道加装扶手' },
  ...{ voucherNo: 'ZF-1', paidOn: '2026-06-05', note: null, reason: null, reversedOn: null, basis: [] },
  ...{ unitId: 10, path: [{ id: 10, name: '文华里社区', level: 'community' }], state: 'paid', version: 4 },
  ...{ createdAt: '2026-06-01T01:00:00.000Z', createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' } },
  ...{ actions: [], waitingFor: null },
};

test('the list that a figure opens to says what all of it comes to, and asks for the same', async () => {
  const { calls } = renderWithLinli(<ExpensePages />, {
    me: fakeMe([P.read]),
    route: plugin.path('expenses?spentBy=2026-11-30&page=2&count=exact'),
    api: {
      'GET /api/plugins/funds/v1/expenses/sum': { count: 1_500, fen: 168_000_055 },
      ...fakeRecords(expenses, 'expenses', ONE),
    },
  });
  expect(await screen.findByText('共 1500 笔，合计 ¥1,680,000.55')).toBeTruthy();
  const asked = calls.find(({ path }) => path.endsWith('/expenses/sum'))?.query;
  expect([asked?.get('spentBy'), asked?.get('page')]).toEqual(['2026-11-30', null]);
});
