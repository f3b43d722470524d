import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { GOOD_DEED_PERMISSION as P } from '../../contract/index.ts';
import type { GoodDeedDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { GoodDeedPages } from './good-deed-pages.tsx';
import { goodDeeds } from './good-deed.queries.ts';

const ONE: GoodDeedDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '送老人回家',
  text: '下雨天遇到迷路老人，打伞送到家门口。',
  doneOn: '2026-11-20',
  door: 'counter',
  naming: 'unasked',
  publishedAs: null,
  publishedOn: null,
  takenDownOn: null,
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'told',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [
    { action: 'check', barrier: null },
    { action: 'record-naming', barrier: null },
  ],
  waitingFor: null,
};

const show = (route: string, permissions: string[], api: FakeRoutes = {}, one: GoodDeedDetail = ONE, width = 1440) =>
  renderWithLinli(<GoodDeedPages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(goodDeeds, 'good-deeds', one, {
      'GET :id/names': { personName: '章雨禾', tellerName: null },
      ...api,
    }),
    width,
  });

test('the list says on a phone what happened, and not who it was', async () => {
  show('good-deeds', [P.read], {}, ONE, 390);
  const link = await screen.findByRole('link', { name: /送老人回家/ });
  expect(link.getAttribute('href')).toBe(plugin.path(`good-deeds/${ONE.id}`));
  expect(screen.queryByText(/章雨禾/)).toBeNull();
});

test('the desk writes a deed down with a day, words and a door, and nothing else is asked for', async () => {
  const { calls } = show('good-deeds?create=1', [P.read, P.tell], { 'POST ': ONE });
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.change(drawer.getByRole('textbox', { name: /什么事/ }), { target: { value: '送老人回家' } });
  fireEvent.click(drawer.getByRole('button', { name: '登记好人好事' }));
  await waitFor(() => expect(drawer.getAllByText(/请/).length).toBeGreaterThan(0));
  expect(calls.some(({ method }) => method === 'POST')).toBe(false);
  expect(drawer.getByRole('textbox', { name: /做好事的人/ })).toBeTruthy();
});

test('its page names whoever did it apart from the words, as long as it is kept', async () => {
  show(`good-deeds/${ONE.id}`, [P.read]);
  expect(await screen.findByText('做好事的人：章雨禾')).toBeTruthy();
  expect(screen.getByText('未征求意见')).toBeTruthy();
});

test('what was taken down says so and asks for no name', async () => {
  const gone = { ...ONE, state: 'taken-down' as const, title: null, text: null, actions: [] };
  show(`good-deeds/${ONE.id}`, [P.read], {}, gone);
  expect((await screen.findAllByText('已应本人要求撤下')).length).toBeGreaterThan(0);
  expect(screen.getByText('内容已清除，不能恢复。')).toBeTruthy();
  expect(screen.queryByText(/章雨禾/)).toBeNull();
});

test('taking down asks once, because it cannot be undone, and for nothing: no reason, no field', async () => {
  const out: GoodDeedDetail = { ...ONE, state: 'published', actions: [{ action: 'take-down', barrier: null }] };
  const { calls } = show(`good-deeds/${ONE.id}`, [P.read, P.takeDown], { 'POST :id/take-down': out }, out);
  fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
  fireEvent.click(await screen.findByText('立即撤下'));
  const asked = within(await screen.findByRole('dialog'));
  expect(asked.getByText('内容和姓名立即清除，不能恢复。不需要理由。')).toBeTruthy();
  expect(calls.some(({ method }) => method === 'POST')).toBe(false);
  fireEvent.click(asked.getByRole('button', { name: '立即撤下' }));
  await waitFor(() => expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ version: 3 }));
});
