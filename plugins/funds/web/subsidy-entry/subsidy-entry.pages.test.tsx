import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import { screen } from '@testing-library/react';
import { SUBSIDY_ENTRY_PERMISSION as P } from '../../contract/index.ts';
import type { SubsidyEntryDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { SubsidyEntryPages } from './subsidy-entry-pages.tsx';
import { subsidyEntries } from './subsidy-entry.queries.ts';

const id = (n: number) => `01979e9c-7a00-7000-8000-00000000000${n}`;
const ONE: SubsidyEntryDetail = {
  ...{
    id: id(1),
    run: { id: id(2), title: '2026 年度补贴' },
    person: '王示例',
    organisation: '第1网格党支部',
    fen: 27_273,
  },
  ...{ heldFor: null, releasedOn: '2026-11-05', paidOn: null, voucher: null, failure: null, returnedOn: null },
  ...{ unitId: 10, path: [{ id: 10, name: '文华里社区', level: 'community' }], state: 'open' },
  ...{ createdAt: '2026-11-01T01:00:00.000Z', createdBy: { id: id(9), name: '王敏' }, version: 2 },
  ...{ actions: [], waitingFor: null },
};

const show = (route: string, record: Partial<SubsidyEntryDetail> = {}, width = 1440) =>
  renderWithLinli(<SubsidyEntryPages />, {
    me: fakeMe([P.read]),
    route: plugin.path(route),
    api: {
      'GET /api/plugins/funds/v1/subsidy-entries/sum': { count: 1_100, fen: 30_000_000 },
      ...fakeRecords(subsidyEntries, 'subsidy-entries', { ...ONE, ...record }),
    },
    width,
  });

test('on a phone the list is cards with the branch and the amount', async () => {
  show('subsidy-entries', {}, 390);
  expect(await screen.findByRole('link', { name: /王示例/ })).toBeTruthy();
  expect(screen.getByText('第1网格党支部')).toBeTruthy();
  expect(screen.getByText('¥272.73')).toBeTruthy();
});

test('the list says what all of it comes to, as the figure that opens to it', async () => {
  const { calls } = show('subsidy-entries?releasedBy=2026-11-30');
  expect(await screen.findByText('共 1100 笔，合计 ¥300,000.00')).toBeTruthy();
  expect(calls.find(({ path }) => path.endsWith('/subsidy-entries'))?.query.get('count')).toBe('exact');
});

test.each<[string, Partial<SubsidyEntryDetail>, string]>([
  ['open before the release', { releasedOn: null }, '批次下拨后由街道发放。'],
  ['open after it', {}, '已下拨，等待街道发放。'],
  ['held', { state: 'held', heldFor: 'moved' }, '暂缓：支部已划到别的单位。保留或移除之前不会发放。'],
  ['paid', { state: 'paid', paidOn: '2026-11-06' }, '已于 2026-11-06 发放。'],
  ['failed', { state: 'failed', failure: '账户已注销' }, '发放失败：账户已注销'],
  ['removed', { state: 'removed', releasedOn: null }, '已移除，金额不再下拨。'],
  ['removed after the release', { state: 'removed', returnedOn: '2026-11-07' }, '已移除，金额于 2026-11-07 退回。'],
])('one that is %s says so in a sentence', async (_, record, sentence) => {
  show(`subsidy-entries/${ONE.id}`, record);
  expect(await screen.findByText(sentence)).toBeTruthy();
});
