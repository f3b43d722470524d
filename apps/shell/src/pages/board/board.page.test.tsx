import { describe, expect, test } from '@jest/globals';
import type { Board, BoardIndicator, Figure } from '@linli/contracts';
import { dayOf } from '@linli/contracts';
import { fakeMe, problemResponse, renderWithLinli, type FakeCall, type RenderOptions } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { BoardPage } from './board.page.tsx';

const indicator = (id: string, title: string, changes: Partial<BoardIndicator> = {}): BoardIndicator => ({
  id,
  title,
  definition: '含义是这样',
  rule: '口径是这样',
  unit: 'count',
  approximate: false,
  window: null,
  listed: true,
  declared: true,
  drilldown: 'records?asOf={asOf}&unit={unitId}',
  whole: null,
  ...changes,
});
const board: Board = {
  version: 1,
  owners: [
    { id: 'core', title: '组织与任职', state: 'running', reason: null },
    { id: 'things', title: '事务', state: 'running', reason: null },
    { id: 'cobuild', title: '共建联建', state: 'absent', reason: null },
  ],
  indicators: [
    indicator('core.grid-branches', '网格党支部'),
    indicator('things.share', '办结率', {
      unit: 'share',
      whole: 'records?from={from}&asOf={asOf}&unit={unitId}',
      window: 30,
    }),
    indicator('cobuild.wish-cards', '发放心愿卡', { declared: false, approximate: true, drilldown: null }),
  ],
};
const today = dayOf(new Date());

/** Answers each question of a day and unit with what `tell` says. */
const answers =
  (tell: (asked: { indicator: string; unitId: number | null; asOf: string }) => Partial<Figure>, ids: string[]) =>
  ({ query }: FakeCall) => {
    const units = query.get('unit')?.split(',').map(Number) ?? [null];
    const days = query.get('asOf')?.split(',') ?? [today];
    const figures = ids.flatMap((id) =>
      units.flatMap((unitId) =>
        days.map((asOf) => ({
          ...{ indicator: id, unitId, asOf, state: 'told', value: 1, whole: null, partial: false },
          ...tell({ indicator: id, unitId, asOf }),
        })),
      ),
    );
    return { computedAt: '2026-11-26T06:05:00.000Z', figures };
  };
const api = {
  'GET /api/core/v1/board': board,
  'GET /api/core/v1/indicators/figures': answers(
    ({ asOf }) => ({ value: asOf === today ? 1100 : 1098 }),
    ['core.grid-branches'],
  ),
  'GET /api/plugins/things/v1/indicators/figures': answers(() => ({ value: 25, whole: 40 }), ['things.share']),
};
const show = (options: RenderOptions = {}) =>
  renderWithLinli(<BoardPage />, {
    me: fakeMe(['core.board.read', 'core.unit.read']),
    ...options,
    api: { ...api, ...options.api },
  });
const hrefOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href');

describe('the board', () => {
  test('tells each figure of the unit with the way to its records, a share with its n', async () => {
    show();
    await screen.findByText('1,100');
    expect(hrefOf('1,100')).toBe(`/records?asOf=${today}&unit=10&count=exact`);
    await screen.findByText('62.5 %');
    expect(hrefOf('62.5 %')).toBe(`/p/things/records?asOf=${today}&unit=10&count=exact`);
    expect(screen.getByText(/25 项/)).toBeTruthy();
    expect(hrefOf('共 40 项')).toContain('/p/things/records?from=');
    expect(screen.getAllByText('14:05 计算')).toHaveLength(2);
  });

  test('asks each owner once for all its figures of the day, and once for the ends of six months', async () => {
    const { calls } = show();
    await screen.findByText('62.5 %');
    const asked = () => calls.filter(({ path }) => path === '/api/plugins/things/v1/indicators/figures');
    await waitFor(() => expect(asked()).toHaveLength(2));
    expect(asked()[0]?.query.get('asOf')).toBeNull();
    expect(asked()[1]?.query.get('asOf')?.split(',')).toHaveLength(6);
  });

  test('says in words how a figure has changed', async () => {
    show();
    expect(await screen.findByText(/^比上月末（\d\d-\d\d）多 2$/)).toBeTruthy();
    expect((await screen.findAllByTitle(/^走势/))[0]?.textContent).toContain('1,098');
  });

  test('tells no number of what is not recorded, but who will', async () => {
    show();
    const section = within(await screen.findByRole('region', { name: '尚未登记（1 项）' }));
    expect(section.getByText('发放心愿卡')).toBeTruthy();
    expect(section.getByText('待启用“共建联建”后登记')).toBeTruthy();
    expect(section.queryByText(/\d{2}/)).toBeNull();
  });

  test('explains on demand what is counted', async () => {
    show();
    fireEvent.click(await screen.findByRole('button', { name: '“网格党支部”怎么统计' }));
    expect(await screen.findByText('口径是这样')).toBeTruthy();
  });

  test('keeps the other figures when an owner is away, and says so', async () => {
    show({
      api: {
        'GET /api/plugins/things/v1/indicators/figures': () =>
          problemResponse({ status: 504, code: 'core.plugin.too-slow', title: '“事务”没有及时回答' }),
      },
    });
    expect(await screen.findByText('“事务”没有及时回答')).toBeTruthy();
    expect(screen.getByText('其他数字照常显示。')).toBeTruthy();
    expect(await screen.findByText('1,100')).toBeTruthy();
  });

  test.each([
    ['no-permission', /您没有查看权限/],
    ['out-of-reach', /不在您的管辖范围内/],
    ['not-at-level', /这一级不统计/],
    ['not-recorded', /^尚未登记$/],
  ] as const)('says of a figure that is %s why, and gives no number', async (state, words) => {
    show({
      api: {
        'GET /api/core/v1/indicators/figures': answers(() => ({ state, value: null }), ['core.grid-branches']),
      },
    });
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.queryByText('1,100')).toBeNull();
  });

  test('says when a figure is of a part only, and shows an approximate one as such', async () => {
    show({
      api: {
        'GET /api/core/v1/board': { ...board, indicators: [indicator('core.cards', '心愿卡', { approximate: true })] },
        'GET /api/core/v1/indicators/figures': answers(() => ({ value: 1623, partial: true }), ['core.cards']),
      },
    });
    expect(await screen.findByText('1600+')).toBeTruthy();
    expect(screen.getByText('仅含您能查看的部分')).toBeTruthy();
  });

  test('looks at a past day from the address; a day to come, or none, is today', async () => {
    const first = show({ route: '/board?asOf=2026-02-28&unit=10' });
    await screen.findByText('1,098');
    expect(hrefOf('1,098')).toBe('/records?asOf=2026-02-28&unit=10&count=exact');
    first.unmount();
    for (const asOf of ['2999-01-01', 'yesterday']) {
      const { calls, unmount } = show({ route: `/board?asOf=${asOf}` });
      await screen.findByText('1,100');
      expect(calls.find(({ path }) => path.endsWith('/figures'))?.query.get('asOf')).toBeNull();
      unmount();
    }
  });

  test('says so when I may not see it', async () => {
    show({
      api: {
        'GET /api/core/v1/board': () =>
          problemResponse({ status: 403, code: 'core.access.not-held', title: '您没有做这件事的权限' }),
      },
    });
    expect(await screen.findByText('您没有做这件事的权限')).toBeTruthy();
  });
});

describe('the table', () => {
  const units = [
    { id: 21, name: '甲社区', level: 'community' },
    { id: 22, name: '乙社区', level: 'community' },
  ];
  const children = { 'GET /api/core/v1/units': { items: units, page: 1, pageSize: 100, total: 2, exact: true } };

  test('tells the same figures of the unit and of those below it, with one request to each owner', async () => {
    const { calls } = show({ route: '/board?view=table', api: children });
    const row = (await screen.findByRole('link', { name: '甲社区' })).closest('tr');
    await waitFor(() => expect(row?.textContent).toContain('1,100'));
    expect(
      within(row as HTMLElement)
        .getByRole('link', { name: '1,100' })
        .getAttribute('href'),
    ).toBe(`/records?asOf=${today}&unit=21&count=exact`);
    expect(row?.textContent).toContain('62.5 % n=40');
    const asked = calls.filter(({ path }) => path.endsWith('/indicators/figures'));
    expect(asked.map(({ query }) => query.get('unit'))).toEqual(['10,21,22', '10,21,22']);
  });

  test('leads on to the board of a unit below, and back to tiles', async () => {
    const { address } = show({ route: '/board?view=table', api: children });
    expect((await screen.findByRole('link', { name: '甲社区' })).getAttribute('href')).toBe(
      '/board?view=table&unit=21',
    );
    fireEvent.click(screen.getByText('卡片'));
    await waitFor(() => expect(address()).toBe('/board'));
  });

  test('is cards on a phone', async () => {
    show({ route: '/board?view=table', api: children, width: 390 });
    const card = (await screen.findByRole('link', { name: '乙社区' })).closest('li');
    await waitFor(() => expect(card?.textContent).toContain('1,100'));
    expect(screen.queryByRole('table')).toBeNull();
  });
});
