import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { PROGRAMME_PERMISSION as P } from '../../contract/index.ts';
import type { ProgrammeDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ProgrammePages } from './programme-pages.tsx';
import { programmes } from './programme.queries.ts';

const ONE: ProgrammeDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '第一条',
  theme: 'tradition',
  note: '备注在这里',
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'active',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [
    { action: 'change', barrier: null },
    { action: 'close', barrier: null },
  ],
  waitingFor: null,
};

const show = (route: string, permissions: string[], api: FakeRoutes = {}, width = 1440) =>
  renderWithLinli(<ProgrammePages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(programmes, 'programmes', ONE, api),
    width,
  });

/** Opens a select and takes an option by its words. */
async function choose(drawer: Awaited<ReturnType<typeof dialog>>, label: string, option: string) {
  fireEvent.mouseDown(drawer.getByRole('combobox', { name: new RegExp(label) }));
  fireEvent.click(await screen.findByTitle(option));
}
const dialog = async () => within(await screen.findByRole('dialog'));

test('the list shows what there is, on a phone as cards, and adding only to who may', async () => {
  show('programmes', [P.read], {}, 390);
  const link = await screen.findByRole('link', { name: /第一条/ });
  expect(link.getAttribute('href')).toBe(plugin.path(`programmes/${ONE.id}`));
  expect(screen.queryByRole('button', { name: '新增主题项目' })).toBeNull();
});

test('a record is added for the unit in the header, and its page opens', async () => {
  const { calls, address } = show('programmes?create=1', [P.read, P.manage], { 'POST ': ONE });
  const drawer = await dialog();
  fireEvent.change(drawer.getByRole('textbox', { name: /名称/ }), { target: { value: '第一条' } });
  await choose(drawer, '主题', '本土历史文化');
  fireEvent.click(drawer.getByRole('button', { name: '新增主题项目' }));
  await waitFor(() => expect(address()).toBe(plugin.path(`programmes/${ONE.id}`)));
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
    title: '第一条',
    theme: 'local-history',
    unitId: 10,
  });
});

test('its page says what happened, and ending asks why, with the version on the screen', async () => {
  const closed = { ...ONE, state: 'closed', actions: [], version: 4 };
  const { calls } = show(`programmes/${ONE.id}`, [P.read, P.close], { 'POST :id/close': closed });
  expect(await screen.findByText('备注在这里')).toBeTruthy();
  expect(await screen.findByText('王敏登记了这条记录')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
  fireEvent.click(await screen.findByText('结束'));
  const drawer = await dialog();
  fireEvent.change(drawer.getByRole('textbox', { name: /理由/ }), { target: { value: '不再需要' } });
  fireEvent.click(drawer.getByRole('button', { name: '结束' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ reason: '不再需要', version: 3 }));
});

test('what is there is filled in already when a record is corrected', async () => {
  show(`programmes/${ONE.id}`, [P.read, P.manage]);
  fireEvent.click(await screen.findByRole('button', { name: '修改' }));
  const drawer = await dialog();
  expect(drawer.getByRole<HTMLInputElement>('textbox', { name: /名称/ }).value).toBe('第一条');
  expect(drawer.getByRole<HTMLTextAreaElement>('textbox', { name: /说明/ }).value).toBe('备注在这里');
});

test('what is out of reach is not found', async () => {
  show(`programmes/${ONE.id}`, [P.read], { 'GET :id': () => problemResponse({ status: 404, code: 'x' }) });
  expect(await screen.findByText('找不到这个内容')).toBeTruthy();
});
