import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { AWARD_ROUND_PERMISSION as P, NOMINATION_PERMISSION } from '../../contract/index.ts';
import type { AwardRoundDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { AwardRoundPages } from './award-round-pages.tsx';
import { awardRounds } from './award-round.queries.ts';

const ONE: AwardRoundDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '2026 年度身边好人评选',
  year: 2026,
  schemeTitle: '身边好人',
  schemeId: '01979e9c-7a00-7000-8000-000000000002',
  classes: ['helping', 'filial'],
  opensOn: '2026-11-20',
  closesOn: '2027-01-06',
  seats: 2,
  concludedOn: null,
  unitId: 10,
  path: [{ id: 10, name: '河东区', level: 'district' }],
  state: 'planned',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '孙文静' },
  version: 1,
  actions: [{ action: 'open', barrier: null }],
  waitingFor: { action: 'open', person: null, unit: { id: 10, name: '河东区', level: 'district' } },
};
const page = `award-rounds/${ONE.id}`;
const show = (route: string, permissions: string[], api: FakeRoutes = {}, width = 1440) =>
  renderWithLinli(<AwardRoundPages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(awardRounds, 'award-rounds', ONE, api),
    width,
  });

test('the list shows a round with its days, on a phone as cards', async () => {
  show('award-rounds', [P.read], {}, 390);
  expect(await screen.findByRole('link', { name: /2026 年度身边好人评选/ })).toBeTruthy();
  expect(screen.getByText('2026-11-20 至 2027-01-06')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '安排轮次' })).toBeNull();
});

test('the desk of a round counts by state and by source, and each number opens to its nominations', async () => {
  const numbers = { states: { submitted: 3, declined: 1 }, sources: { resident: 2, staff: 1 } };
  show(page, [P.read, NOMINATION_PERMISSION.read], { 'GET :id/numbers': numbers });
  const link = await screen.findByRole('link', { name: /3\s*待受理/ });
  expect(link.getAttribute('href')).toContain(`round=${ONE.id}&state=submitted`);
  expect(screen.getByText('居民提名占 67%（共 3 件）')).toBeTruthy();
});

test('whoever may not see nominations sees no numbers', async () => {
  const { calls } = show(page, [P.read]);
  await screen.findByText('身边好人');
  expect(calls.some(({ path }) => path.endsWith('/numbers'))).toBe(false);
});

test('opening it is one press, and a refusal is said in words', async () => {
  const refused = { status: 409, code: 'honours.award-round.not-its-days', title: '今天不在征集时间内' };
  const { calls } = show(page, [P.read, P.manage], { 'POST :id/open': () => problemResponse(refused) });
  fireEvent.click(await screen.findByRole('button', { name: '开始征集' }));
  await waitFor(() => expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ version: 1 }));
  expect(await screen.findByText(/今天不在征集时间内/)).toBeTruthy();
});
