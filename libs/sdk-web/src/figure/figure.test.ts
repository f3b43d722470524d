import { describe, expect, test } from '@jest/globals';
import { figureChange, figureText } from './figure.ts';
import type { FigureAmount } from './figure.ts';

const count = (value: number, approximate = false): FigureAmount => ({
  unit: 'count',
  value,
  whole: null,
  approximate,
});
const share = (value: number, whole: number): FigureAmount => ({ unit: 'share', value, whole });

describe('a figure', () => {
  test.each([
    ['is told with its thousands apart', count(1100), '1,100'],
    ['is told when it is none', count(0), '0'],
    ['that is approximate is told as at least so many', count(1600, true), '1600+'],
    ['that is approximate is rounded down, never up', count(1699, true), '1600+'],
    ['that is approximate and small keeps its tens', count(57, true), '50+'],
    ['that is approximate and tiny is what it is', count(7, true), '7'],
    ['of money is counted in fen and told in yuan', { unit: 'fen', value: 30_000_005, whole: null }, '¥300,000.05'],
    ['that is a share is told in percent', share(161, 168), '95.8 %'],
    ['that is a share of nothing is none', share(0, 0), '—'],
  ] as [string, FigureAmount, string][])('%s', (_what, figure, text) => {
    expect(figureText(figure)).toBe(text);
  });
});

describe('a change', () => {
  test('is told in what the figure counts, a share in percentage points', () => {
    expect(figureChange(count(12), count(9))).toEqual({ direction: 'more', by: 3 });
    expect(figureChange(count(9), count(12))).toEqual({ direction: 'fewer', by: 3 });
    expect(figureChange(count(9), count(9))).toEqual({ direction: 'same', by: 0 });
    expect(figureChange(share(1, 2), share(9, 20))).toEqual({ direction: 'more', by: 5 });
    expect(figureChange(share(1, 3), share(3333, 10_000))).toEqual({ direction: 'same', by: 0 });
  });

  test('is not told where nobody can stand for it', () => {
    expect(figureChange(count(1600, true), count(1500, true))).toBeNull();
    expect(figureChange(share(1, 2), share(0, 0))).toBeNull();
  });
});
