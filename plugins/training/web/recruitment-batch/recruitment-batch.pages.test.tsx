import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, problemResponse, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HIRE_PERMISSION, RECRUITMENT_BATCH_PERMISSION as P } from '../../contract/index.ts';
import type { HireListCheck, RecruitmentBatchDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { RecruitmentBatchPages } from './recruitment-batch-pages.tsx';
import { recruitmentBatches } from './recruitment-batch.queries.ts';

const ONE: RecruitmentBatchDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  title: '2026 年社区工作者招聘',
  places: 260,
  listed: 3,
  announcedOn: '2026-01-05',
  note: '面向全区',
  place: '区政府网站',
  startsOn: null,
  notice: null,
  paperNotice: null,
  tally: { listed: 3, pending: 0, refused: 0, done: 0, gone: 0 },
  streets: [{ unit: { id: 12, name: '大王庄街道' }, total: 3, done: 0, refused: 0 }],
  unitId: 10,
  path: [{ id: 10, name: '河东区', level: 'district' }],
  state: 'announced',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: '00000000-0000-4000-8000-000000000009', name: '王敏' },
  version: 3,
  actions: [
    { action: 'publish', barrier: null },
    { action: 'list', barrier: null },
  ],
  waitingFor: { action: 'publish', person: null, unit: null },
};
const NOTICE = {
  notice: '01979e9c-7a00-7000-8000-000000000077',
  title: '公示',
  phase: 'running',
  mayGoOn: false,
  barrier: 'running',
  until: '2026-10-13',
  openObjections: 0,
  upheldObjections: 0,
} as const;

const show = (
  record: Partial<RecruitmentBatchDetail> = {},
  api: FakeRoutes = {},
  { route = `/${ONE.id}`, width = 1440 } = {},
) =>
  renderWithLinli(<RecruitmentBatchPages />, {
    me: fakeMe([P.read, P.manage, P.hire, HIRE_PERMISSION.read, HIRE_PERMISSION.carry]),
    route: plugin.path(`recruitment-batches${route}`),
    api: fakeRecords(recruitmentBatches, 'recruitment-batches', { ...ONE, ...record }, api),
    width,
  });

const row = (n: number, faults: HireListCheck['rows'][number]['faults'] = []) => ({
  row: n,
  name: `第${n}人`,
  organisation: '文华里社区居民委员会',
  post: '社区工作者',
  unit: null,
  faults,
  namesake: false,
});
const FAULT = {
  row: 3,
  column: 'organisation',
  code: 'training.hire.row-body-ended',
  message: '“旧社区”已合并或撤销',
} as const;

test('on a phone the list is cards', async () => {
  show({}, {}, { route: '', width: 390 });
  expect(await screen.findByRole('link', { name: /2026 年社区工作者招聘/ })).toBeTruthy();
});

test.each([
  ['running', { ...NOTICE }, '公示中，到 2026-10-13 截止；期满前不能录用'],
  ['objected to', { ...NOTICE, barrier: 'objection-open', openObjections: 2 }, '有 2 条异议未答复，答复前不能录用'],
  ['upheld', { ...NOTICE, phase: 'ended', barrier: 'objection-upheld' }, '异议成立，请撤回名单，更正后重新公示'],
  ['over', { ...NOTICE, phase: 'ended', barrier: null, mayGoOn: true }, '已期满，没有未办结的异议，可以办理录用'],
] as const)('a notice that is %s says so, with the way to its page', async (_, notice, words) => {
  show({ state: 'published', notice });
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getByRole('link', { name: '打开公示' }).getAttribute('href')).toBe(`/notices/${NOTICE.notice}`);
});

test('a list with a wrong row shows which, and is entered once nothing is wrong', async () => {
  let faulty = true;
  const check = () =>
    faulty
      ? { rows: [row(2), row(3, [FAULT])], total: 2, faulty: 1, namesakes: 0 }
      : { rows: [row(2), row(3)], total: 2, faulty: 0, namesakes: 0 };
  const { calls } = show(
    {},
    {
      'POST :id/list/check': check,
      'POST :id/list': { ...ONE, listed: 2, version: 4 },
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
  fireEvent.click(await screen.findByText('录入名单'));
  const drawer = within(await screen.findByRole('dialog'));
  const paste = drawer.getByRole('textbox', { name: /粘贴表格/ });
  fireEvent.change(paste, { target: { value: 'a\tb\tc' } });
  fireEvent.click(drawer.getByRole('button', { name: /检\s*查/ }));
  expect(await drawer.findByText('“旧社区”已合并或撤销')).toBeTruthy();
  expect(drawer.getByRole<HTMLButtonElement>('button', { name: '录入 2 人' }).disabled).toBe(true);
  faulty = false;
  fireEvent.change(paste, { target: { value: 'a\tb\td' } });
  fireEvent.click(drawer.getByRole('button', { name: /检\s*查/ }));
  expect(await drawer.findByText('2 行都可以录入')).toBeTruthy();
  fireEvent.click(drawer.getByRole('button', { name: '录入 2 人' }));
  const sent = () => calls.find(({ path }) => path.endsWith('/list'))?.body;
  await waitFor(() => expect(sent()).toEqual({ sheet: { text: 'a\tb\td' }, namesakes: false, version: 3 }));
});

test('hires that wait are carried out until none waits, and core away says so', async () => {
  const answers = [
    { done: 60, refused: 0, waiting: 40, away: false },
    { done: 10, refused: 0, waiting: 30, away: true },
  ];
  const { calls } = show(
    { state: 'hired', tally: { listed: 0, pending: 100, refused: 2, done: 0, gone: 0 } },
    { 'POST :id/carry': () => answers.shift() },
  );
  expect(await screen.findByText('2 人没有办成，请逐个查看原因')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '继续办理' }));
  expect(await screen.findByText(/核心服务暂时没有响应/)).toBeTruthy();
  expect(calls.filter(({ path }) => path.endsWith('/carry'))).toHaveLength(2);
});

test('one is planned with how many people it is for', async () => {
  const { calls } = show({}, { 'POST ': ONE }, { route: '?create=1' });
  const drawer = within(await screen.findByRole('dialog'));
  fireEvent.change(drawer.getByRole('textbox', { name: /名称/ }), { target: { value: '一' } });
  fireEvent.change(drawer.getByRole('spinbutton', { name: /计划人数/ }), { target: { value: '12' } });
  fireEvent.click(drawer.getByRole('button', { name: '新增招聘批次' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ title: '一', places: 12, unitId: 10 }));
});

test('each street opens to those who come to it', async () => {
  show();
  const link = await screen.findByRole('link', { name: '大王庄街道' });
  expect(link.getAttribute('href')).toContain(`hires?batch=${ONE.id}&unit=12`);
});

test('what is out of reach is not found', async () => {
  show({}, { 'GET :id': () => problemResponse({ status: 404, code: 'x' }) });
  expect(await screen.findByText('找不到这个内容')).toBeTruthy();
});
