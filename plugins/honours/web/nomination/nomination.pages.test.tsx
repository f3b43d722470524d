import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { NOMINATION_PERMISSION as P } from '../../contract/index.ts';
import type { NominationAboutAnswer, NominationDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { NominationPages } from './nomination-pages.tsx';
import { NominationSheetPage } from './nomination-sheet.page.tsx';
import { nominations } from './nomination.queries.ts';

const ID = '01979e9c-7a00-7000-8000-000000000001';
const ONE: NominationDetail = {
  id: ID,
  no: '12',
  round: { id: '01979e9c-7a00-7000-8000-000000000002', name: '2026 年度身边好人评选' },
  nominee: '王**',
  class: 'helping',
  source: 'resident',
  door: 'paper',
  erasedOn: null,
  mergedInto: null,
  consentVersion: null,
  consentDoor: null,
  consentOn: null,
  unitId: 10,
  path: [{ id: 10, name: '文华里社区', level: 'community' }],
  state: 'verified',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '杨晓峰' },
  version: 4,
  actions: [
    { action: 'consent', barrier: null },
    { action: 'decline', barrier: null },
  ],
  waitingFor: null,
};
const ABOUT: NominationAboutAnswer = {
  nominee: '王大山',
  deed: '十年照看邻居老人',
  nominator: null,
  findings: ['邻居都知道'],
  hasContact: true,
  consent: { text: '在您同意之前，任何内容都不会公开。', version: 3 },
};
const CLEARED: NominationDetail = {
  ...ONE,
  ...{ nominee: null, class: null, source: null, door: null, erasedOn: '2026-11-25', state: 'declined', actions: [] },
};

const ALL = Object.values(P);
const show = (route: string, permissions: string[], one: NominationDetail = ONE, api: FakeRoutes = {}, width = 1440) =>
  renderWithLinli(<NominationPages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(nominations, 'nominations', one, { 'GET :id/about': ABOUT, ...api }),
    width,
  });
const dialog = async () => within(await screen.findByRole('dialog'));
const page = `nominations/${ID}`;

test('a list shows masks, on a phone as cards, and entering only to who may', async () => {
  show('nominations', [P.read], ONE, {}, 390);
  const link = await screen.findByRole('link', { name: /王\*\*/ });
  expect(link.getAttribute('href')).toBe(plugin.path(page));
  expect(screen.queryByRole('button', { name: '登记提名' })).toBeNull();
});

test('where the nominee is to be asked, the text to be read out stands first', async () => {
  show(page, ALL);
  expect(await screen.findByText('征求意见时请宣读（第 3 版）')).toBeTruthy();
  expect(screen.getByText(ABOUT.consent.text)).toBeTruthy();
  expect(screen.getByText('王大山')).toBeTruthy();
  expect(screen.getByText('未留姓名')).toBeTruthy();
});

test('whoever may only count sees the mask, and is told that there is more', async () => {
  const { calls } = show(page, [P.read]);
  expect(await screen.findByText('您可以看到有这件提名，看不到姓名和事迹')).toBeTruthy();
  expect(calls.some(({ path }) => path.endsWith('/about'))).toBe(false);
});

test('a no is asked how it was said, and sends nothing else', async () => {
  const { calls } = show(page, ALL, ONE, { 'POST :id/decline': { ...CLEARED, version: 5 } });
  await screen.findByText('王大山');
  fireEvent.click(screen.getByRole('button', { name: '更多操作' }));
  fireEvent.click(await screen.findByText('本人不愿参评'));
  const drawer = await dialog();
  expect(drawer.getByText('确认后，能认出本人的内容立即全部清除，不能恢复')).toBeTruthy();
  fireEvent.click(drawer.getByRole('radio', { name: '电话' }));
  fireEvent.click(drawer.getByRole('button', { name: '本人不愿参评' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ how: 'phone', version: 4 }));
  expect(await screen.findByText(/2026-11-25 起，这里不再保存任何能认出本人的内容/)).toBeTruthy();
  expect(screen.queryByText('王大山')).toBeNull();
});

test('a page of somebody who is cleared asks for nothing of them', async () => {
  const { calls } = show(page, ALL, CLEARED);
  expect(await screen.findByText(/只计数，不留名/)).toBeTruthy();
  expect(calls.some(({ path }) => path.endsWith('/about'))).toBe(false);
});

test('a number is shown for a purpose that is chosen', async () => {
  const contact = { contact: '13800002222', nominatorContact: null, until: '2026-11-27T00:00:00Z' };
  const { calls } = show(page, ALL, ONE, { 'POST :id/contact': contact });
  fireEvent.click(await screen.findByRole('button', { name: '查看联系电话' }));
  fireEvent.click(await screen.findByText('征求本人意见', { selector: '.ant-dropdown-menu-title-content' }));
  expect(await screen.findByText(/13800002222/)).toBeTruthy();
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ purpose: 'consent' });
});

test('the form on paper has the classes and room for the deed, and nobody’s name', async () => {
  renderWithLinli(<NominationSheetPage />, { me: fakeMe([P.read]), route: plugin.path('nomination-sheet'), api: {} });
  expect(await screen.findByRole('heading', { name: '社区好人提名表' })).toBeTruthy();
  expect(screen.getByText(/孝老爱亲/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '打印' })).toBeTruthy();
});
