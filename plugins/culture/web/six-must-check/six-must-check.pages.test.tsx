import { expect, test } from '@jest/globals';
import { fakeMe, fakePage, fakePluginApi, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SIX_MUST_CHECK_PERMISSION as P, SIX_MUST_LIST_PERMISSION, VENUE_PERMISSION } from '../../contract/index.ts';
import type { SixMustCheckDetail, SixMustListDetail, VenueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { VenueSixMust } from '../venue/venue-six-must.tsx';
import { SixMustCheckPages } from './six-must-check-pages.tsx';
import { sixMustChecks } from './six-must-check.queries.ts';

const PLACED = {
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' as const }],
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 1,
  waitingFor: null,
};
const NAMES = ['甲', '乙', '丙', '丁', '戊', '己'];
const LIST: SixMustListDetail = {
  ...PLACED,
  ...{ id: '01979e9c-7a00-7000-8000-000000000003', title: '2026 版', note: null, actions: [], state: 'in-force' },
  items: NAMES.map((title) => ({ title, look: `看${title}` })),
  ...{ inForceFrom: '2026-01-05', inForceUntil: null },
};
const CHECK: SixMustCheckDetail = {
  ...PLACED,
  ...{ id: '01979e9c-7a00-7000-8000-000000000001', checkedOn: '2026-03-01', met: 5, state: 'filed' },
  venue: { id: '01979e9c-7a00-7000-8000-000000000002', title: '文华里中心' },
  list: { id: LIST.id, title: LIST.title },
  items: NAMES.map((title, at) =>
    at === 5 ? { title, result: 'missing', note: '明年补齐' } : { title, result: 'met', note: null },
  ),
  actions: [{ action: 'withdraw', barrier: null }],
};
const VENUE = { id: CHECK.venue.id, title: CHECK.venue.title, state: 'open' } as VenueDetail;

const pages = (route: string, width = 1440) =>
  renderWithLinli(<SixMustCheckPages />, {
    me: fakeMe([P.read, P.file]),
    route: plugin.path(route),
    api: fakeRecords(sixMustChecks, 'six-must-checks', CHECK),
    width,
  });
const venue = (api: FakeRoutes, permissions: string[] = [P.read, P.file], one = VENUE) =>
  renderWithLinli(<VenueSixMust venue={one} />, {
    me: fakeMe([VENUE_PERMISSION.read, SIX_MUST_LIST_PERMISSION.read, ...permissions]),
    route: plugin.path(`venues/${VENUE.id}`),
    api: fakePluginApi(plugin, api),
  });
const lists = (...items: object[]) => ({ 'GET six-must-lists': fakePage(items) });
const checks = (...items: object[]) => ({ 'GET six-must-checks': fakePage(items) });

test('the list says how many of the six are there and when that was seen, on a phone as cards', async () => {
  pages('six-must-checks', 390);
  expect(await screen.findByRole('link', { name: /文华里中心/ })).toBeTruthy();
  expect(screen.getByText('5/6 项')).toBeTruthy();
});

test('a check shows each item with what lacks', async () => {
  pages(`six-must-checks/${CHECK.id}`);
  expect(await screen.findByText('明年补齐')).toBeTruthy();
  expect(screen.getAllByText('有')).toHaveLength(5);
  expect(screen.getByRole('link', { name: '2026 版' })).toBeTruthy();
});

test('a venue that was never checked says so, and is checked in one drawer where what lacks must be said', async () => {
  const { calls } = venue({ ...lists(LIST), ...checks(), 'POST six-must-checks': CHECK });
  expect(await screen.findByText('还没有评估')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '评估六必有' }));
  const drawer = within(await screen.findByRole('dialog'));
  const met = await drawer.findAllByLabelText('有');
  for (const each of met.slice(0, 5)) fireEvent.click(each);
  for (const each of drawer.getAllByLabelText('没有').slice(5)) fireEvent.click(each);
  expect(met.map((each) => (each as HTMLInputElement).checked)).toEqual([true, true, true, true, true, false]);
  fireEvent.click(drawer.getByRole('button', { name: '评估六必有' }));
  expect((await drawer.findAllByText(/请写明缺什么/)).length).toBeGreaterThan(0);
  fireEvent.change(drawer.getByLabelText('己的情况'), { target: { value: '明年补齐' } });
  fireEvent.click(drawer.getByRole('button', { name: '评估六必有' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body as { findings: object[] } | undefined;
  await waitFor(() => expect(sent()?.findings[5]).toEqual({ result: 'missing', note: '明年补齐' }));
  expect(sent()?.findings[0]).toEqual({ result: 'met' });
});

test('the newest day stands, those before it are below it, and an ended list is pointed out', async () => {
  const old = { ...CHECK, id: '01979e9c-7a00-7000-8000-000000000009', checkedOn: '2025-03-01' };
  const byOld = { ...CHECK, list: { id: '01979e9c-7a00-7000-8000-000000000004', title: '2025 版' } };
  venue({ ...lists(LIST), ...checks(old, byOld) }, [P.read]);
  expect(await screen.findByText('这次评估依据的是“2025 版”，现在使用的是“2026 版”')).toBeTruthy();
  expect(screen.getByRole('link', { name: '2026-03-01 评估' })).toBeTruthy();
  expect(screen.getByRole('link', { name: '2025-03-01' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '评估六必有' })).toBeNull();
});

test('a closed venue is not checked, and without a list in force nothing is', async () => {
  const { unmount } = venue({ ...lists(), ...checks() });
  expect(await screen.findByText('区里还没有启用六必有清单')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '评估六必有' })).toBeNull();
  unmount();
  venue({ ...lists(LIST), ...checks() }, undefined, { ...VENUE, state: 'closed' });
  expect(await screen.findByText('还没有评估')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '评估六必有' })).toBeNull();
});

test('checks that cannot be had are not taken for none', async () => {
  venue({ ...lists(LIST), 'GET six-must-checks': () => problemResponse({ status: 403, code: 'x' }) });
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.queryByText('还没有评估')).toBeNull();
});
