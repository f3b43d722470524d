import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { HIRE_PERMISSION as P } from '../../contract/index.ts';
import type { HireDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { HirePages } from './hire-pages.tsx';
import { hires } from './hire.queries.ts';

const id = (n: number) => `01979e9c-7a00-7000-8000-00000000000${n}`;
const ONE: HireDetail = {
  id: id(1),
  name: '王示例',
  batch: { id: id(2), title: '2026 年社区工作者招聘' },
  organisation: { id: id(3), name: '文华里社区居民委员会' },
  post: 'community-worker',
  startsOn: '2026-03-01',
  doneOn: '2026-02-20',
  problem: null,
  personId: id(4),
  appointmentId: id(5),
  matches: [],
  unitId: 10,
  path: [{ id: 10, name: '文华里社区', level: 'community' }],
  state: 'done',
  createdAt: '2026-02-01T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [],
  waitingFor: null,
};

const show = (route: string, record: Partial<HireDetail> = {}, api: FakeRoutes = {}, width = 1440) =>
  renderWithLinli(<HirePages />, {
    me: fakeMe([P.read, P.carry]),
    route: plugin.path(route),
    api: fakeRecords(hires, 'hires', { ...ONE, ...record }, api),
    width,
  });

test('on a phone the list is cards that say where somebody goes', async () => {
  show('hires', {}, {}, 390);
  expect(await screen.findByRole('link', { name: /王示例/ })).toBeTruthy();
  expect(screen.getByText('文华里社区居民委员会')).toBeTruthy();
});

test('who is hired has a person and an appointment to open', async () => {
  show(`hires/${ONE.id}`);
  expect((await screen.findByRole('link', { name: '打开人员' })).getAttribute('href')).toBe(`/people/${id(4)}`);
  expect(screen.getByRole('link', { name: '打开任职' }).getAttribute('href')).toBe(`/appointments/${id(5)}`);
});

test('one that core was away for says what is done and what is not', async () => {
  const problem = { code: 'core.call.unavailable', title: '核心服务暂时没有响应', remedy: '请稍后重试', away: true };
  show(`hires/${ONE.id}`, { state: 'pending', appointmentId: null, doneOn: null, problem });
  expect(await screen.findByText('核心服务暂时没有响应')).toBeTruthy();
  expect(screen.getByText(/还没有办完，可以继续办理；已办的部分不会重复；人员已登记，任职还没有登记/)).toBeTruthy();
});

test('somebody who may be known already is chosen from those one may see', async () => {
  const matches = [
    { id: id(6), name: '王示例', unit: '文华里社区', readable: true },
    { id: id(7), name: '王**', unit: '别的社区', readable: false },
  ];
  const refused: Partial<HireDetail> = {
    state: 'refused',
    personId: null,
    appointmentId: null,
    doneOn: null,
    matches,
    problem: { code: 'core.person.maybe-known', title: '可能已经登记过', remedy: null, away: false },
    actions: [
      { action: 'carry', barrier: null },
      { action: 'same', barrier: null },
      { action: 'other', barrier: null },
    ],
  };
  const { calls } = show(`hires/${ONE.id}`, refused, {
    'POST :id/same': { ...ONE, ...refused, state: 'pending', version: 4 },
    'POST :id/carry': { ...ONE, version: 6 },
  });
  expect(await screen.findByText('不在您的管辖范围内，请联系 别的社区')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: '就是此人' })).toHaveLength(1);
  expect(screen.getByRole('button', { name: '都不是，登记为另一人' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '就是此人' }));
  const sent = () =>
    calls.filter(({ method }) => method === 'POST').map(({ path, body }) => [path.split('/').at(-1), body]);
  await waitFor(() =>
    expect(sent()).toEqual([
      ['same', { personId: id(6), version: 3 }],
      ['carry', { version: 4 }],
    ]),
  );
  expect(await screen.findByRole('link', { name: '打开任职' })).toBeTruthy();
});
