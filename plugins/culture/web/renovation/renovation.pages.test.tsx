import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { RENOVATION_PERMISSION as P } from '../../contract/index.ts';
import type { RenovationDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { RenovationPages } from './renovation-pages.tsx';
import { renovations } from './renovation.queries.ts';

const ONE: RenovationDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '一层改造',
  venue: { id: '01979e9c-7a00-7000-8000-000000000002', title: '文华里中心', kind: 'community-centre' },
  startsOn: '2026-01-05',
  endsOn: '2026-06-30',
  begunOn: '2026-01-06',
  acceptedOn: null,
  openedOn: null,
  note: null,
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'under-way',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [
    { action: 'accept', barrier: null },
    { action: 'rework', barrier: null },
  ],
  waitingFor: { action: 'accept', person: null, unit: null },
};

const show = (route: string, api: FakeRoutes = {}, width = 1440, one = ONE) =>
  renderWithLinli(<RenovationPages />, {
    me: fakeMe([P.read, P.accept]),
    route: plugin.path(route),
    api: fakeRecords(renovations, 'renovations', one, api),
    width,
  });

test('the list names the venue and what is done, on a phone as cards, and planning only to who may', async () => {
  show('renovations', {}, 390);
  const link = await screen.findByRole('link', { name: /文华里中心/ });
  expect(link.getAttribute('href')).toBe(plugin.path(`renovations/${ONE.id}`));
  expect(screen.getByText('一层改造')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '新增提升改造' })).toBeNull();
});

test('accepting and sending back are one decision, with what each asks', async () => {
  const { calls } = show(`renovations/${ONE.id}`, { 'POST :id/rework': { ...ONE, version: 4 } });
  expect(await screen.findByText('等待区级验收')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: /^验\s?收$/ }));
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.click(drawer.getByText('不通过，退回整改'));
  fireEvent.change(await drawer.findByLabelText('需要整改的内容'), { target: { value: '坡道扶手' } });
  fireEvent.click(drawer.getByRole('button', { name: /^验\s?收$/ }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ reason: '坡道扶手', version: 3 }));
});

test('whoever planned it is told why they do not accept it', async () => {
  const actions: RenovationDetail['actions'] = [{ action: 'accept', barrier: 'own-plan' }];
  show(`renovations/${ONE.id}`, {}, 390, { ...ONE, actions });
  expect(await screen.findByText(/文华里中心：一层改造/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^验\s?收$/ })).toBeNull();
});

test('what is out of reach is not found', async () => {
  show(`renovations/${ONE.id}`, { 'GET :id': () => problemResponse({ status: 404, code: 'x' }) });
  expect(await screen.findByText('找不到这个内容')).toBeTruthy();
});
