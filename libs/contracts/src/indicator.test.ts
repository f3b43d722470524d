import { describe, expect, test } from '@jest/globals';
import {
  drilldownOf,
  drilldownSchema,
  figuresQuerySchema,
  indicatorSchema,
  setBoardSchema,
  windowStart,
} from './indicator.ts';

const good = {
  id: 'memo.notes',
  title: '%title%',
  definition: '%definition%',
  rule: '%rule%',
  unit: 'count',
  levels: ['street'],
  permission: 'memo.note.read',
  drilldown: 'notes?asOf={asOf}&unit={unitId}',
};
const wrong = (changes: object) => {
  const result = indicatorSchema.safeParse({ ...good, ...changes });
  return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
};

describe('a declared indicator', () => {
  test('of a share says of what, and no other does', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ unit: 'share' })).toEqual(['whole']);
    expect(wrong({ unit: 'share', whole: good.drilldown })).toEqual([]);
    expect(wrong({ whole: good.drilldown })).toEqual(['whole']);
  });

  test('has a window when its address names its first day', () => {
    const drilldown = 'notes?from={from}&to={asOf}&unit={unitId}';
    expect(wrong({ drilldown })).toEqual(['window']);
    expect(wrong({ drilldown, window: 30 })).toEqual([]);
  });
});

describe('the address behind a figure', () => {
  test.each([
    ['another origin', 'https://example.org/?unit={unitId}&d={asOf}'],
    ['the root', '/notes?unit={unitId}&d={asOf}'],
    ['a page without a day', 'notes?unit={unitId}'],
    ['a page without a unit', 'notes?d={asOf}'],
    ['a blank that nobody fills', 'notes?unit={unitId}&d={asOf}&x={secret}'],
    ['a script', 'javascript:alert(1)?unit={unitId}&d={asOf}'],
  ])('is not %s', (_what, pattern) => {
    expect(drilldownSchema.safeParse(pattern).success).toBe(false);
  });

  test('is filled for a unit and a day; without a unit it narrows to none', () => {
    const pattern = 'notes?view=all&from={from}&to={asOf}&unit={unitId}';
    const question = { unitId: 7, asOf: '2026-03-01', from: windowStart('2026-03-01', 30) };
    expect(drilldownOf(pattern, question)).toBe('notes?view=all&from=2026-01-31&to=2026-03-01&unit=7');
    expect(drilldownOf(pattern, { ...question, unitId: null })).toBe('notes?view=all&from=2026-01-31&to=2026-03-01');
  });

  test('of what is so on a day begins on that day', () => {
    expect(windowStart('2026-03-01', null)).toBe('2026-03-01');
    expect(windowStart('2026-03-01', 1)).toBe('2026-03-01');
  });
});

test('a question names each unit and day once, together or apart', () => {
  expect(figuresQuerySchema.parse({ unit: '3,4,3', asOf: ['2026-01-31', '2026-02-28'] })).toEqual({
    unit: [3, 4],
    asOf: ['2026-01-31', '2026-02-28'],
  });
  expect(figuresQuerySchema.parse({})).toEqual({});
  expect(figuresQuerySchema.safeParse({ unit: '' }).success).toBe(false);
});

test('a list of the district names each indicator once', () => {
  const words = { 'zh-CN': '字', en: 'word' };
  const line = { indicator: 'memo.notes', title: words, rule: words, owner: words, unit: 'count' };
  expect(setBoardSchema.safeParse({ version: 0, lines: [line] }).success).toBe(true);
  expect(setBoardSchema.safeParse({ version: 0, lines: [line, line] }).success).toBe(false);
  expect(setBoardSchema.safeParse({ version: 0, lines: [{ ...line, title: { 'zh-CN': '字' } }] }).success).toBe(false);
});
