import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SIX_MUST_LIST_PERMISSION as P } from '../../contract/index.ts';
import type { SixMustListDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { SixMustListPages } from './six-must-list-pages.tsx';
import { sixMustLists } from './six-must-list.queries.ts';

const ONE: SixMustListDetail = {
  ...{ id: '01979e9c-7a00-7000-8000-000000000001', title: '2026 版', note: '由区里确定', state: 'drafted' },
  items: ['甲', '乙', '丙', '丁', '戊', '己'].map((title) => ({ title, look: `看${title}` })),
  ...{ inForceFrom: null, inForceUntil: null, unitId: 10, version: 3 },
  path: [{ id: 10, name: '河东区', level: 'district' }],
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  actions: [
    { action: 'issue', barrier: null },
    { action: 'change', barrier: null },
  ],
  waitingFor: { action: 'issue', person: null, unit: null },
};
const show = (route: string) =>
  renderWithLinli(<SixMustListPages />, {
    me: fakeMe([P.read, P.manage, P.issue]),
    route: plugin.path(route),
    api: fakeRecords(sixMustLists, 'six-must-lists', ONE, { 'POST :id/issue': { ...ONE, version: 4 } }),
  });

test('a list shows its six items with what is looked for, and waits for somebody else', async () => {
  show(`six-must-lists/${ONE.id}`);
  expect(await screen.findByText('看己')).toBeTruthy();
  expect(screen.getByText('等待另一人启用')).toBeTruthy();
});

test('all six are asked for, by name and by what is looked for', async () => {
  show('six-must-lists?create=1');
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findAllByLabelText(/^第 \d 项名称$/)).toHaveLength(6);
  fireEvent.change(drawer.getByLabelText('第 1 项名称'), { target: { value: '便民服务台' } });
  fireEvent.click(drawer.getByRole('button', { name: '拟定清单' }));
  expect((await drawer.findAllByText('六项都要填写名称和看什么')).length).toBeGreaterThan(0);
});

test('putting in force asks from which day', async () => {
  const { calls } = show(`six-must-lists/${ONE.id}`);
  fireEvent.click(await screen.findByRole('button', { name: /^启\s?用$/ }));
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.click(drawer.getByRole('button', { name: /^启\s?用$/ }));
  await waitFor(() => expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(0));
  expect(await drawer.findByText('正在使用的清单到这一天停用，以后按这一份评估')).toBeTruthy();
});
