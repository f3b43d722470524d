import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SUBSIDY_ENTRY_PERMISSION as E, SUBSIDY_RUN_PERMISSION as P } from '../../contract/index.ts';
import type { SubsidyDifferences, SubsidyRunDetail, SubsidyTally } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { SubsidyRunPages } from './subsidy-run-pages.tsx';
import { subsidyRuns } from './subsidy-run.queries.ts';

const id = (n: number) => `01979e9c-7a00-7000-8000-00000000000${n}`;
const NONE = { count: 0, fen: 0 };
const ALL = { count: 2, fen: 54_545 };
const TALLY: SubsidyTally = {
  all: ALL,
  held: NONE,
  released: ALL,
  waiting: ALL,
  paid: NONE,
  failed: NONE,
  removed: NONE,
};
const ONE: SubsidyRunDetail = {
  ...{ id: id(1), title: '2026 年度补贴', scheme: { id: id(2), title: '书记工作补贴' }, heldOn: '2026-11-01' },
  ...{ totalFen: 54_545, people: 2, releasedOn: '2026-11-05', note: null, line: null, post: 'secretary', body: 'grid' },
  sharing: { baseFen: 27_272, extra: 1, startsAt: 2 },
  ...{ comparedOn: '2026-11-05', newcomers: 0, tally: TALLY, notice: null },
  streets: [{ unit: { id: 11, name: '大王庄街道' }, ...TALLY }],
  ...{ unitId: 10, path: [{ id: 10, name: '河东区', level: 'district' }], state: 'released' },
  ...{ createdAt: '2026-11-01T01:00:00.000Z', createdBy: { id: id(9), name: '王敏' }, version: 5 },
  ...{ actions: [], waitingFor: null },
};
const DIFFERENT: SubsidyDifferences = {
  last: { id: id(3), title: '2025 年度补贴' },
  counts: { new: 1, left: 0, moved: 1 },
  items: [
    { kind: 'moved', person: '李二', organisation: '第2网格党支部', before: '第1网格党支部' },
    { kind: 'new', person: '王一', organisation: '第3网格党支部', before: null },
  ],
};

const show = (
  route: string,
  permissions: string[],
  {
    record = {},
    api = {},
    width = 1440,
  }: { record?: Partial<SubsidyRunDetail>; api?: FakeRoutes; width?: number } = {},
) =>
  renderWithLinli(<SubsidyRunPages />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(subsidyRuns, 'subsidy-runs', { ...ONE, ...record }, { 'GET :id/differences': DIFFERENT, ...api }),
    width,
  });
const PAGE = `subsidy-runs/${ONE.id}`;

test('the list says how much each run shares, on a phone as cards', async () => {
  show('subsidy-runs', [P.read], { width: 390 });
  expect(await screen.findByRole('link', { name: /2026 年度补贴/ })).toBeTruthy();
  expect(screen.getByText('¥545.45')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '新增批次' })).toBeNull();
});

test('the page says how the total was shared, so that anybody can do the sum again', async () => {
  show(PAGE, [P.read, E.read]);
  expect(
    await screen.findByText(/2 人平均分配，每人 ¥272\.72。余 1 分，按任职登记的先后，从第 2 位起各加 1 分/),
  ).toBeTruthy();
});

test('who changed since the last run is counted, and named when somebody wants to see', async () => {
  show(PAGE, [P.read, E.read]);
  expect(await screen.findByText(/与“2025 年度补贴”相比：新任 1 人，离任 0 人，所在支部变动 1 人。/)).toBeTruthy();
  expect(screen.queryByText('李二')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '看名单' }));
  expect(await screen.findByText(/原在第1网格党支部/)).toBeTruthy();
});

test('what is held, what failed and what went back stand above the streets, with the way to them', async () => {
  const some = { count: 1, fen: 27_272 };
  show(PAGE, [P.read, E.read], {
    record: { newcomers: 3, tally: { ...TALLY, held: some, failed: some, removed: some } },
  });
  expect(await screen.findByText(/有 1 笔暂缓，共 ¥272\.72/)).toBeTruthy();
  expect(screen.getByText(/有 1 笔发放失败/)).toBeTruthy();
  expect(screen.getByText(/已移除 1 笔，¥272\.72 退回/)).toBeTruthy();
  expect(screen.getByText(/另有 3 人在任职日期之后上任/)).toBeTruthy();
  expect(screen.getByRole('link', { name: '逐笔处理' }).getAttribute('href')).toContain('state=held');
});

test('finance of a street marks all of it as paid, with the day and the voucher', async () => {
  const { calls } = show(PAGE, [P.read, E.read, E.pay], { api: { 'POST :id/pay': { count: 2, fen: 54_545 } } });
  fireEvent.click(await screen.findByRole('button', { name: '登记发放' }));
  const drawer = within(await screen.findByRole('dialog'));
  expect(drawer.getByText(/大王庄街道待发放的 2 笔全部登记为已发放，共 ¥545\.45/)).toBeTruthy();
  fireEvent.change(drawer.getByRole('textbox', { name: /凭证号/ }), { target: { value: '记-0001' } });
  fireEvent.click(drawer.getByRole('button', { name: '登记发放' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toMatchObject({ unitId: 11, voucher: '记-0001' }));
  expect(await screen.findByText('已登记发放 2 笔，共 ¥545.45')).toBeTruthy();
});

test('who may not see entries sees no sums, and nothing is offered before the release', async () => {
  const { unmount } = show(PAGE, [P.read]);
  expect(await screen.findByText('怎样分配')).toBeTruthy();
  expect(screen.queryByText('大王庄街道')).toBeNull();
  unmount();
  show(PAGE, [P.read, E.read, E.pay], { record: { state: 'approved', releasedOn: null } });
  expect(await screen.findByRole('link', { name: '大王庄街道' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '登记发放' })).toBeNull();
  expect(screen.queryByRole('link', { name: '签领表' })).toBeNull();
});

test('whoever computed it is told why they do not check it', async () => {
  const record: Partial<SubsidyRunDetail> = {
    ...{ state: 'computed', releasedOn: null },
    actions: [{ action: 'check', barrier: 'own-run' }],
    waitingFor: { action: 'check', person: null, unit: { id: 10, name: '河东区', level: 'district' } },
  };
  show(PAGE, [P.read, P.check, E.read], { record });
  expect(await screen.findByText('等待河东区另一人复核')).toBeTruthy();
});

test('one that was cancelled has no steps any more, and no empty card in their place', async () => {
  const { container } = show(PAGE, [P.read, E.read], { record: { state: 'cancelled', streets: [], releasedOn: null } });
  expect(await screen.findByText('明细已删除，只保留总数。')).toBeTruthy();
  const empty = [...container.querySelectorAll('article > div')].filter(({ textContent }) => textContent === '');
  expect(empty).toEqual([]);
});
