import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ACCEPTANCE_PERMISSION as P } from '../../contract/index.ts';
import type { AcceptanceDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { AcceptancePages } from './acceptance-pages.tsx';
import { AcceptanceSheetPage } from './acceptance-sheet.page.tsx';
import { acceptances } from './acceptance.queries.ts';

const ONE: AcceptanceDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  project: { id: '01979e9c-7a00-7000-8000-000000000002', title: '楼道加装扶手' },
  heldOn: '2026-07-01',
  place: '社区活动室',
  panel: { residents: 2, community: 1, street: 1, specialists: 0 },
  findings: [],
  todo: null,
  items: ['材料', '安装'],
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'convened',
  createdAt: '2026-06-30T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 1,
  actions: [
    { action: 'pass', barrier: null },
    { action: 'rework', barrier: null },
    { action: 'cancel', barrier: null },
  ],
  waitingFor: { action: 'pass', person: null, unit: { id: 10, name: '大王庄街道', level: 'street' } },
};

test('what failed is said item by item, with what is to be done', async () => {
  const done = { ...ONE, state: 'rework', actions: [], waitingFor: null, version: 2 };
  const { calls } = renderWithLinli(<AcceptancePages />, {
    me: fakeMe([P.read, P.manage]),
    route: plugin.path(`acceptances/${ONE.id}`),
    api: fakeRecords(acceptances, 'acceptances', ONE, { 'POST :id/rework': done }),
  });
  fireEvent.click(await screen.findByRole('button', { name: '登记结论' }));
  const form = within(await screen.findByRole('dialog'));
  fireEvent.click(form.getByRole('radio', { name: '需要整改' }));
  const [, second] = form.getAllByRole('radio', { name: '不合格' });
  if (second) fireEvent.click(second);
  // Another row's choice stays as the browser has it, too.
  expect(form.getAllByRole<HTMLInputElement>('radio', { name: '合格' })[0]?.checked).toBe(true);
  fireEvent.change(form.getByLabelText('安装 说明'), { target: { value: '三层松动' } });
  fireEvent.change(form.getByRole('textbox', { name: /整改要求/ }), { target: { value: '重新固定' } });
  fireEvent.click(form.getByRole('button', { name: '登记结论' }));
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      findings: [
        { item: '材料', passed: true },
        { item: '安装', passed: false, remark: '三层松动' },
      ],
      todo: '重新固定',
      version: 1,
    }),
  );
});

test('the sheet has a row for each item and one for each who signs, and no names', async () => {
  renderWithLinli(<AcceptanceSheetPage />, {
    me: fakeMe([P.read]),
    route: plugin.path(`acceptance-sheet?acceptance=${ONE.id}`),
    api: fakeRecords(acceptances, 'acceptances', ONE, {}),
  });
  expect(await screen.findByText('微实事项目验收表：楼道加装扶手')).toBeTruthy();
  expect(screen.getAllByRole('row')).toHaveLength(1 + 2 + 4);
  expect(screen.getByText('居民代表 2 人，社区 1 人，街道 1 人')).toBeTruthy();
});
