import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { CLUB_PERMISSION as P, VENUE_PERMISSION } from '../../contract/index.ts';
import type { ClubDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ClubPages } from './club-pages.tsx';
import { clubs } from './club.queries.ts';

const BRANCH = '01979e9c-7a00-7000-8000-00000000000b';
const ONE: ClubDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '向党情合唱团',
  interest: 'singing',
  size: 36,
  branchName: null,
  contactPost: '社区文体委员',
  venueId: null,
  venueTitle: null,
  branchId: null,
  note: '每周三排练',
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'active',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [
    { action: 'change', barrier: null },
    { action: 'link-branch', barrier: null },
  ],
  waitingFor: null,
};
const show = (record: Partial<ClubDetail> = {}, api: FakeRoutes = {}, route = `/${ONE.id}`, width = 1440) =>
  renderWithLinli(<ClubPages />, {
    me: fakeMe([P.read, P.manage, VENUE_PERMISSION.read]),
    route: plugin.path(`clubs${route}`),
    api: { ...fakeRecords(clubs, 'clubs', { ...ONE, ...record }, api), ...api },
    width,
  });

test('on a phone the list is cards that say the interest', async () => {
  show({}, {}, '', 390);
  expect((await screen.findByRole('link', { name: /向党情合唱团/ })).getAttribute('href')).toContain(ONE.id);
  expect(await screen.findByText('歌咏')).toBeTruthy();
});

test('its page leads to the functional branch that is anchored in it', async () => {
  show({ branchId: BRANCH, branchName: '向党情功能型党支部' });
  const link = await screen.findByRole('link', { name: '向党情功能型党支部' });
  expect(link.getAttribute('href')).toBe(`/organisations/${BRANCH}`);
});

test('a branch is chosen from the functional branches of core in its unit', async () => {
  const { calls } = show(
    {},
    {
      'GET /api/core/v1/organisations': {
        items: [{ id: BRANCH, name: '编织功能型党支部' }],
        page: 1,
        pageSize: 20,
        total: 1,
      },
      'POST :id/link-branch': { ...ONE, branchId: BRANCH, branchName: '编织功能型党支部', version: 4 },
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
  fireEvent.click(await screen.findByText('关联功能型党支部'));
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.mouseDown(drawer.getByRole('combobox', { name: /功能型党支部/ }));
  fireEvent.click(await screen.findByTitle('编织功能型党支部'));
  fireEvent.click(drawer.getByRole('button', { name: '关联功能型党支部' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ organisationId: BRANCH, version: 3 }));
  const asked = calls.find(({ path }) => path.endsWith('/organisations'))?.query;
  expect([asked?.get('type'), asked?.get('subtype'), asked?.get('unitId')]).toEqual(['branch', 'functional', '10']);
});
