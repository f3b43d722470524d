import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SUBSIDY_SCHEME_PERMISSION as P } from '../../contract/index.ts';
import type { SubsidySchemeDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { SubsidySchemePages } from './subsidy-scheme-pages.tsx';
import { subsidySchemes } from './subsidy-scheme.queries.ts';

const ONE: SubsidySchemeDetail = {
  ...{ id: '01979e9c-7a00-7000-8000-000000000001', title: '书记工作补贴', post: 'secretary', body: 'grid' },
  ...{ period: 'year', fen: 30_000_000, amount: '300000', note: '按年发放' },
  ...{ unitId: 10, path: [{ id: 10, name: '河东区', level: 'district' }], state: 'draft' },
  ...{ createdAt: '2026-11-23T01:00:00.000Z', createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' } },
  version: 3,
  actions: [{ action: 'change', barrier: null }],
  waitingFor: null,
};

const show = (route: string, permissions: string[], api: FakeRoutes = {}) =>
  renderWithLinli(<SubsidySchemePages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(subsidySchemes, 'subsidy-schemes', ONE, api),
    width: 1440,
  });

test('the page states the rule of sharing in words, and the amount to the fen', async () => {
  show(`subsidy-schemes/${ONE.id}`, [P.read]);
  expect(await screen.findByText(/除不尽的分，按任职登记的先后各加一分/)).toBeTruthy();
  expect(screen.getByText('¥300,000.00')).toBeTruthy();
  expect(screen.getByText('网格党支部 书记')).toBeTruthy();
});

test('an amount with three decimals is refused where it is written, and what is there is filled in', async () => {
  const { calls } = show(`subsidy-schemes/${ONE.id}`, [P.read, P.manage], {
    'POST :id/change': { ...ONE, version: 4 },
  });
  fireEvent.click(await screen.findByRole('button', { name: '修改' }));
  const drawer = within(await screen.findByRole('dialog'));
  const amount = drawer.getByRole<HTMLInputElement>('textbox', { name: /每期总额/ });
  expect(amount.value).toBe('300000');
  fireEvent.change(amount, { target: { value: '1.005' } });
  fireEvent.click(drawer.getByRole('button', { name: '修改' }));
  expect(await drawer.findByText(/请填写大于零的金额，最多两位小数/)).toBeTruthy();
  expect(calls.some(({ method }) => method === 'POST')).toBe(false);
  fireEvent.change(amount, { target: { value: '300000.05' } });
  fireEvent.click(drawer.getByRole('button', { name: '修改' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toMatchObject({ amount: '300000.05', version: 3 }));
});
