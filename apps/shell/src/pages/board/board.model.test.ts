import { describe, expect, test } from '@jest/globals';
import type { Board, BoardIndicator, Figure } from '@linli/contracts';
import { changeOf, groupsOf, monthEndsBefore, notRecordedOf, recordsOf, trendOf } from './board.model.ts';

const indicator = (id: string, changes: Partial<BoardIndicator> = {}): BoardIndicator => ({
  id,
  title: id,
  definition: null,
  rule: '规则',
  unit: 'count',
  approximate: false,
  window: null,
  listed: true,
  declared: true,
  drilldown: 'things?asOf={asOf}&unit={unitId}',
  whole: null,
  ...changes,
});
const board: Board = {
  version: 1,
  owners: [
    { id: 'core', title: '组织', state: 'running', reason: null },
    { id: 'cobuild', title: '共建', state: 'absent', reason: null },
  ],
  indicators: [indicator('cobuild.wishes', { declared: false }), indicator('core.branches'), indicator('core.members')],
};
const told = (asOf: string, value: number | null, changes: Partial<Figure> = {}): Figure => ({
  indicator: 'core.branches',
  unitId: 2,
  asOf,
  state: value === null ? 'not-recorded' : 'told',
  value,
  whole: null,
  partial: false,
  ...changes,
});

test('what nobody answers for stands apart, with who will', () => {
  expect(groupsOf(board).map(({ owner, indicators }) => [owner.id, indicators.length])).toEqual([['core', 2]]);
  expect(notRecordedOf(board).map(({ indicator: { id }, owner }) => [id, owner.title])).toEqual([
    ['cobuild.wishes', '共建'],
  ]);
});

test.each([
  ['2026-11-26', ['2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31']],
  ['2028-03-31', ['2027-09-30', '2027-10-31', '2027-11-30', '2027-12-31', '2028-01-31', '2028-02-29']],
])('the ends of the months before %s', (day, ends) => {
  expect(monthEndsBefore(day)).toEqual(ends);
});

describe('a trend', () => {
  const earlier = [told('2026-10-31', 7), told('2026-09-30', 5), told('2026-10-31', 99, { unitId: 3 })];
  test('goes from the oldest day to the one looked at, and tells the change against the end of the last month', () => {
    const trend = trendOf(indicator('core.branches'), 2, earlier, told('2026-11-26', 9));
    expect(trend.map(({ day, amount }) => [day, amount?.value])).toEqual([
      ['2026-09-30', 5],
      ['2026-10-31', 7],
      ['2026-11-26', 9],
    ]);
    expect(changeOf(trend)).toEqual({ direction: 'more', by: 2, since: '2026-10-31' });
  });

  test('tells no change from or to a day without a figure', () => {
    const of = (before: number | null, now: number | null) =>
      changeOf(trendOf(indicator('core.branches'), 2, [told('2026-10-31', before)], told('2026-11-26', now)));
    expect([of(null, 3), of(3, null)]).toEqual([null, null]);
  });
});

describe('the records behind a figure', () => {
  const window = indicator('grid.closed', { window: 30, drilldown: 'issues?from={from}&to={asOf}&unit={unitId}' });
  test('stand below the pages of its owner, for the same unit and days', () => {
    expect(recordsOf(window, window.drilldown, { unitId: 10, asOf: '2026-11-30' })).toBe(
      '/p/grid/issues?from=2026-11-01&to=2026-11-30&unit=10&count=exact',
    );
    const own = indicator('core.branches');
    expect(recordsOf(own, own.drilldown, { unitId: null, asOf: '2026-11-30' })).toBe(
      '/things?asOf=2026-11-30&count=exact',
    );
  });

  test('of a figure that nobody answers for are nowhere', () => {
    expect(recordsOf(indicator('x.y'), null, { unitId: 1, asOf: '2026-11-30' })).toBeNull();
  });
});
