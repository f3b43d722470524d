import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { BRAND_PERMISSION as P } from '../../contract/index.ts';
import type { BrandDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { BrandPages } from './brand-pages.tsx';
import { brands } from './brand.queries.ts';

const CLUB = '01979e9c-7a00-7000-8000-00000000000c';
const ONE: BrandDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '红色编织吧',
  clubTitle: '编织队',
  story: '从一团毛线开始',
  clubId: CLUB,
  venueId: null,
  venueTitle: null,
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'proposed',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [
    { action: 'recognise', barrier: null },
    { action: 'refuse', barrier: null },
  ],
  waitingFor: { action: 'recognise', person: null, unit: null },
};
const show = (record: Partial<BrandDetail> = {}, api: FakeRoutes = {}, route = `/${ONE.id}`, width = 1440) =>
  renderWithLinli(<BrandPages />, {
    me: fakeMe([P.read, P.recognise]),
    route: plugin.path(`brands${route}`),
    api: fakeRecords(brands, 'brands', { ...ONE, ...record }, api),
    width,
  });

test('on a phone the list is cards, and whoever recognises does not propose', async () => {
  show({}, {}, '', 390);
  expect(await screen.findByRole('link', { name: /红色编织吧/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '申报品牌' })).toBeNull();
});

test('its page tells its story, and leads to its team and its activities', async () => {
  show();
  expect(await screen.findByText('从一团毛线开始')).toBeTruthy();
  expect(screen.getByRole('link', { name: '编织队' }).getAttribute('href')).toBe(plugin.path(`clubs/${CLUB}`));
  expect(screen.getByRole('link', { name: '查看品牌活动' }).getAttribute('href')).toContain(`brand=${ONE.id}`);
});

test('the street recognises it, or does not and says why: one button, one decision', async () => {
  const { calls } = show({}, { 'POST :id/refuse': { ...ONE, state: 'not-recognised', actions: [], version: 4 } });
  fireEvent.click(await screen.findByRole('button', { name: /认\s*定/ }));
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.click(drawer.getByRole('radio', { name: '不予认定' }));
  fireEvent.change(await drawer.findByRole('textbox', { name: /理由/ }), { target: { value: '活动太少' } });
  fireEvent.click(drawer.getByRole('button', { name: /认\s*定/ }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ reason: '活动太少', version: 3 }));
});

test('whoever proposed it has no button to recognise it with', async () => {
  show({ actions: [{ action: 'recognise', barrier: 'same-person' }] });
  expect(await screen.findByText('从一团毛线开始')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /认\s*定/ })).toBeNull();
});
