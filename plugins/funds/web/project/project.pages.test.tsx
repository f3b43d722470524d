import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { EXPENSE_PERMISSION as E, PROJECT_PERMISSION as P } from '../../contract/index.ts';
import type { ProjectBoard, ProjectDetail, PublicProject } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ProjectBoardPage } from './project-board.page.tsx';
import { ProjectPages } from './project-pages.tsx';
import { ProjectPublicPage } from './project-public.page.tsx';
import { projects } from './project.queries.ts';

const LINE = {
  id: '01979e9c-7a00-7000-8000-0000000000a1',
  fundTitle: '专项经费',
  year: 2026,
  category: 'general',
  available: 900_000,
};
const ONE: ProjectDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '楼道加装扶手',
  type: 'works',
  budget: 500_000,
  spent: 100_000,
  claimed: 150_000,
  proposer: 'resident',
  door: 'phone',
  need: '老旧楼道没有扶手',
  needRef: null,
  lineId: LINE.id,
  line: LINE,
  items: [{ name: '材料', fen: 500_000 }],
  supplier: null,
  quotations: null,
  plannedFrom: '2026-05-06',
  plannedUntil: '2026-06-30',
  deliberation: { heldOn: '2026-03-02', meeting: 'residents', attendees: 40, votesFor: 30, votesAgainst: 5 },
  startedOn: '2026-05-06',
  completedOn: null,
  completion: null,
  summary: null,
  reason: null,
  notice: null,
  paperNotice: null,
  findings: [],
  unitId: 10,
  path: [{ id: 10, name: '大王庄街道', level: 'street' }],
  state: 'running',
  createdAt: '2026-03-01T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [{ action: 'complete', barrier: null }],
  waitingFor: { action: 'complete', person: null, unit: { id: 10, name: '大王庄街道', level: 'street' } },
};
const API = '/api/plugins/funds/v1';
const NONE = { items: [], page: 1, pageSize: 20, total: 0, exact: true };

const show = (
  route: string,
  permissions: string[],
  { one = ONE, api = {}, width = 1440 }: { one?: ProjectDetail; api?: FakeRoutes; width?: number } = {},
) =>
  renderWithLinli(<ProjectPages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: {
      [`GET ${API}/projects/counts`]: {
        waiting: { total: 1, exact: true },
        mine: { total: 0, exact: true },
        running: { total: 1, exact: true },
        all: { total: 7, exact: true },
      },
      [`GET ${API}/projects/lines`]: { items: [LINE] },
      [`GET ${API}/expenses`]: NONE,
      ...fakeRecords(projects, 'projects', one, api),
    },
    width,
  });
const dialog = async () => within(await screen.findByRole('dialog'));

test('the list has its views with numbers, amounts in yuan, and filing only for who may', async () => {
  show('projects', [P.read]);
  expect(await screen.findByRole('link', { name: /楼道加装扶手/ })).toBeTruthy();
  expect(screen.getByText('¥5,000.00')).toBeTruthy();
  expect((await screen.findAllByRole('tab')).map((tab) => tab.textContent)).toEqual([
    '等我办1',
    '我申报的0',
    '实施中1',
    '全部7',
  ]);
  expect(screen.queryByRole('button', { name: '申报项目' })).toBeNull();
});

test('where a project is written, the clause that forbids it stands beside the field', async () => {
  const finding = { clause: '《办法》第八条', text: '不得发放现金', kind: 'forbidden', blocks: true };
  const { calls } = show(`projects/${ONE.id}`, [P.read, P.file], {
    one: { ...ONE, state: 'draft', actions: [{ action: 'change', barrier: null }] },
    api: { 'POST check': { items: [finding] } },
  });
  fireEvent.click(await screen.findByRole('button', { name: '修改' }));
  const form = await dialog();
  fireEvent.change(form.getByRole('textbox', { name: /需求和内容/ }), { target: { value: '给居民发放现金' } });
  expect(
    await form.findByText('《办法》第八条：不得发放现金。不能用于这类支出，不能提交', {}, { timeout: 4000 }),
  ).toBeTruthy();
  const asked = calls.filter(({ path }) => path.endsWith('/check')).at(-1)?.body;
  expect(asked).toEqual({
    lineId: LINE.id,
    type: 'works',
    fen: 500_000,
    text: '楼道加装扶手\n给居民发放现金\n材料',
  });
});

test('amounts are written in yuan and sent in fen', async () => {
  const { calls } = show(`projects/${ONE.id}`, [P.read, P.file], {
    one: { ...ONE, state: 'draft', actions: [{ action: 'change', barrier: null }] },
    api: { 'POST check': { items: [] }, 'POST :id/change': ONE },
  });
  fireEvent.click(await screen.findByRole('button', { name: '修改' }));
  const form = await dialog();
  fireEvent.click(form.getByRole('button', { name: '增加一项' }));
  fireEvent.change(form.getByLabelText('第 2 项 用途'), { target: { value: '人工' } });
  fireEvent.change(form.getByLabelText('第 2 项 金额（元）'), { target: { value: '1234.56' } });
  expect(form.getByText('¥6,234.56')).toBeTruthy();
  fireEvent.click(form.getByRole('button', { name: '修改' }));
  const sent = () => calls.find(({ path }) => path.endsWith('/change'))?.body as { items: unknown } | undefined;
  await waitFor(() =>
    expect(sent()?.items).toEqual([
      { name: '材料', fen: 500_000 },
      { name: '人工', fen: 123_456 },
    ]),
  );
});

test.each(['12.345', '0', '-5'])('an amount of %s is refused in words, not rounded and not sent', async (amount) => {
  const { calls } = show(`projects/${ONE.id}`, [P.read, P.file], {
    one: { ...ONE, state: 'draft', actions: [{ action: 'change', barrier: null }] },
    api: { 'POST check': { items: [] } },
  });
  fireEvent.click(await screen.findByRole('button', { name: '修改' }));
  const form = await dialog();
  const field = form.getByLabelText<HTMLInputElement>('第 1 项 金额（元）');
  fireEvent.change(field, { target: { value: amount } });
  fireEvent.blur(field);
  fireEvent.click(form.getByRole('button', { name: '修改' }));
  expect(await form.findByText('金额应大于零，最多两位小数')).toBeTruthy();
  expect(field.value).toBe(amount);
  expect(calls.some(({ path }) => path.endsWith('/change'))).toBe(false);
});

test('its page says who it waits for, what it may still spend, and how it was agreed', async () => {
  show(`projects/${ONE.id}`, [P.read, P.file, E.read, E.file]);
  expect(await screen.findByText('大王庄街道实施中，完工后申报')).toBeTruthy();
  expect(screen.getByText('¥3,500.00')).toBeTruthy();
  expect(screen.getByText('2026-03-02，居民会议，40 人参加，赞成 30 票，反对 5 票')).toBeTruthy();
  expect(await screen.findByText('还没有支出')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '登记支出' }));
  expect((await dialog()).getByText('还可以登记 ¥3,500.00')).toBeTruthy();
});

test('what is out of reach is not found', async () => {
  show(`projects/${ONE.id}`, [P.read], { api: { 'GET :id': () => problemResponse({ status: 404, code: 'x' }) } });
  expect(await screen.findByText('找不到这个内容')).toBeTruthy();
});

test('the board has a lane for each state with projects, and leads to all of them', async () => {
  const board: ProjectBoard = {
    states: [
      { state: 'draft', total: 0, fen: 0, items: [] },
      {
        state: 'running',
        total: 9,
        fen: 1_500_000,
        items: [{ id: ONE.id, title: ONE.title, unit: '甲社区', fen: 500_000 }],
      },
    ],
  };
  renderWithLinli(<ProjectBoardPage />, {
    me: fakeMe([P.read]),
    route: plugin.path('project-board'),
    api: { [`GET ${API}/projects/board`]: board },
  });
  expect(await screen.findByText('预算 ¥15,000.00')).toBeTruthy();
  expect(screen.queryByText('草稿')).toBeNull();
  expect(screen.getByRole('link', { name: '查看全部 9 个' }).getAttribute('href')).toContain('state=running');
});

test('the public page says what was planned and spent, and nobody’s name', async () => {
  const shown: PublicProject = {
    title: ONE.title,
    unit: '甲社区',
    type: 'works',
    planned: 500_000,
    spent: 420_000,
    items: ONE.items,
    deliberation: ONE.deliberation,
    startedOn: '2026-05-06',
    completedOn: '2026-06-30',
    summary: '三个楼门装好扶手',
  };
  renderWithLinli(<ProjectPublicPage />, {
    me: fakeMe([P.read]),
    route: plugin.path(`project-public?project=${ONE.id}`),
    api: { [`GET ${API}/projects/${ONE.id}/public`]: shown },
  });
  expect(await screen.findByText('三个楼门装好扶手')).toBeTruthy();
  expect(screen.getByText('¥4,200.00')).toBeTruthy();
  expect(screen.getByText('¥800.00')).toBeTruthy();
});

test.each([
  ['running', 1],
  ['closed', 0],
  ['settled', 0],
] as const)('one that is %s says what may still be claimed only while something may be', async (state, times) => {
  show(`projects/${ONE.id}`, [P.read], { one: { ...ONE, state, actions: [], waitingFor: null } });
  expect((await screen.findAllByText('¥5,000.00')).length).toBeGreaterThan(0);
  expect(screen.queryAllByText('可登记余额')).toHaveLength(times);
});

test('the step of the notice names who put it up on paper, too', async () => {
  const line = { id: ONE.id, action: 'record-notice', at: ONE.createdAt, by: { id: ONE.createdBy.id, name: '周立新' } };
  show(`projects/${ONE.id}`, [P.read], {
    one: { ...ONE, paperNotice: { from: '2026-03-05', until: '2026-03-13', place: '社区公告栏' } },
    api: { 'GET :id/history': { items: [line] } },
  });
  expect(await screen.findByText('周立新')).toBeTruthy();
});
