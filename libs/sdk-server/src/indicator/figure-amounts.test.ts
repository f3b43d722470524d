import { expect, test } from '@jest/globals';
import { amountsOf } from './figure-amounts.ts';

const of = (unit: 'count' | 'fen' | 'share') => ({ id: 'memo.notes', unit });

test('a count is told alone, a share with its whole', () => {
  expect(amountsOf(of('count'), 7)).toEqual({ value: 7, whole: null });
  expect(amountsOf(of('fen'), 30_000_000)).toEqual({ value: 30_000_000, whole: null });
  expect(amountsOf(of('share'), { value: 0, whole: 0 })).toEqual({ value: 0, whole: 0 });
});

test.each([
  ['a fraction', 'count', 0.5],
  ['less than none', 'count', -1],
  ['no number', 'fen', Number.NaN],
  ['more than can be counted exactly', 'fen', 2 ** 53],
  ['a count with a whole', 'count', { value: 1, whole: 2 }],
  ['a share without one', 'share', 1],
  ['a part greater than its whole', 'share', { value: 3, whole: 2 }],
] as const)('%s is a mistake and no figure', (_what, unit, answer) => {
  expect(() => amountsOf(of(unit), answer)).toThrow('memo.notes');
});
