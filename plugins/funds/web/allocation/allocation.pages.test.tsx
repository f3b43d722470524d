import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ALLOCATION_PERMISSION as P } from '../../contract/index.ts';
import type { AllocationDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { AllocationPages } from './allocation-pages.tsx';
import { allocations } from './allocation.queries.ts';

const ONE: AllocationDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '社区微实事经费',
  fundId: '01979e9c-7a00-7000-8000-000000000002',
  fundTitle: '专项资金',
  giver: 'above',
  category: 'service',
  fen: 25_000_055,
  approvedOn: null,
  note: null,
  lineId: null,
  entryId: null,
  giverHas: 100_000_000,
  unitId: 10,
  path: [{ id: 10, name: '大直沽街道', level: 'street' }],
  state: 'checked',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '李建国' },
  version: 2,
  actions: [
    { action: 'approve', barrier: null },
    { action: 'refuse', barrier: null },
  ],
  waitingFor: { action: 'approve', person: null, unit: { id: 1, name: '河东区', level: 'district' } },
};

const show = (permissions: string[], api: FakeRoutes = {}, width = 1440) =>
  renderWithLinli(<AllocationPages />, {
    me: fakeMe(permissions),
    route: plugin.path(`allocations/${ONE.id}`),
    api: fakeRecords(allocations, 'allocations', ONE, api),
    width,
  });

test('whoever approves sees what is asked for and what there is to give, exact to the fen', async () => {
  show([P.read, P.approve], {}, 390);
  expect(await screen.findByText('¥250,000.55')).toBeTruthy();
  expect(screen.getByText('¥1,000,000.00')).toBeTruthy();
  expect(screen.getByText(/等待出资单位审批/)).toBeTruthy();
});

test('approving and refusing are one decision, and refusing asks why', async () => {
  const { calls } = show([P.read, P.approve], { 'POST :id/refuse': { ...ONE, state: 'refused', actions: [] } });
  fireEvent.click(await screen.findByRole('button', { name: '审批' }));
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.click(drawer.getByRole('radio', { name: '不批准' }));
  fireEvent.change(await drawer.findByRole('textbox', { name: /为什么不批准/ }), { target: { value: '没有预算' } });
  fireEvent.click(drawer.getByRole('button', { name: '审批' }));
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ reason: '没有预算', version: 2 }),
  );
});

test('who may not do anything is shown no step', async () => {
  show([P.read], { 'GET :id': { ...ONE, actions: [] } });
  expect(await screen.findByText('¥250,000.55')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '审批' })).toBeNull();
});
