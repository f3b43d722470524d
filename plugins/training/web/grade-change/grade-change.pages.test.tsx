import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, within } from '@testing-library/react';
import { GRADE_CHANGE_PERMISSION as P } from '../../contract/index.ts';
import type { GradeChangeDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { GradeChangePages } from './grade-change-pages.tsx';
import { gradeChanges } from './grade-change.queries.ts';

const id = (n: number) => `01979e9c-7a00-7000-8000-00000000000${n}`;
const ONE: GradeChangeDetail = {
  id: id(1),
  unitId: 11,
  path: [{ id: 11, name: '文华里社区', level: 'community' }],
  state: 'approved',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: id(9), name: '孙文静' },
  version: 2,
  actions: [],
  waitingFor: null,
  appointmentId: id(2),
  person: { id: id(3), name: '周副书记' },
  post: 'dedicated-deputy',
  organisation: '文华里社区党委',
  before: { band: 'deputy', level: 2 },
  after: { band: 'deputy', level: 3 },
  since: '2026-11-01',
  basis: 'post',
  paper: '津文 12 号',
};
const page = (items: object[]) => ({ items, page: 1, pageSize: 50, total: items.length, exact: true });
const show = (route: string, api: FakeRoutes) =>
  renderWithLinli(<GradeChangePages />, {
    me: fakeMe([P.read]),
    route: plugin.path(route),
    api: fakeRecords(gradeChanges, 'grade-changes', ONE, api),
  });
const earlier = async () => {
  const heading = await screen.findByRole('heading', { name: '历次岗级' });
  return within(heading.closest('section') as HTMLElement);
};

test('a grade stands with those before it, each with its own page', async () => {
  const before = { ...ONE, id: id(4), since: '2025-01-01', before: null, after: ONE.before };
  show(`grade-changes/${ONE.id}`, { 'GET ': page([ONE, before]) });
  const link = await (await earlier()).findByRole('link', { name: /2025-01-01/ });
  expect(link.getAttribute('href')).toBe(plugin.path(`grade-changes/${before.id}`));
  expect((await earlier()).queryByRole('link', { name: /2026-11-01/ })).toBeNull();
});

test('grades that could not be asked for are not said to be none, and are asked for again', async () => {
  let away = true;
  show(`grade-changes/${ONE.id}`, {
    'GET ': () => (away ? problemResponse({ status: 400, code: 'x', title: '没有取到' }) : page([ONE])),
  });
  expect(await (await earlier()).findByText('没有取到')).toBeTruthy();
  expect((await earlier()).queryByText('没有更早的岗级')).toBeNull();
  away = false;
  fireEvent.click((await earlier()).getByRole('button', { name: '再试一次' }));
  expect(await (await earlier()).findByText('没有更早的岗级')).toBeTruthy();
});

test('a list that is narrowed to one appointment says whose', async () => {
  show(`grade-changes?appointment=${ONE.appointmentId}`, {});
  const word = await screen.findByRole('button', { name: /去掉条件/ });
  expect(await within(word).findByText('周副书记')).toBeTruthy();
});
