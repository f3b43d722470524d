import { describe, expect, test } from '@jest/globals';
import { growthOf, isMet, ratioOf } from './figure.ts';
import type { Figure } from './figure.ts';

const figure = (more: Partial<Figure>): Figure => ({
  part: 'list',
  work: 'newest 20',
  scale: 1,
  unit: 'requests/s',
  product: 500,
  ...more,
});

describe('a target', () => {
  test.each([
    ['a share of the limit’s throughput that is reached', { limit: 1000, target: { atLeast: 0.5 } }, true],
    ['one that is missed', { limit: 1001, target: { atLeast: 0.5 } }, false],
    ['a multiple of the limit’s time that is held', { limit: 250, target: { atMost: 2 } }, true],
    ['one that is exceeded', { limit: 249, target: { atMost: 2 } }, false],
    ['an amount that is held', { target: { atMost: 500 } }, true],
    ['an amount that is exceeded', { target: { atMost: 499 } }, false],
    ['nothing to hold', { limit: 1000 }, undefined],
  ])('%s', (_what, more, met) => {
    expect(isMet(figure(more))).toBe(met);
  });

  test('without a limit has no ratio', () => {
    expect(ratioOf(figure({}))).toBeUndefined();
    expect(ratioOf(figure({ limit: 0 }))).toBeUndefined();
    expect(ratioOf(figure({ limit: 1000 }))).toBe(0.5);
  });
});

describe('growth', () => {
  test('compares the largest share with the smallest, whatever stands between', () => {
    const grown = growthOf([
      figure({ scale: 1, unit: 'ms', product: 30 }),
      figure({ scale: 0.01, unit: 'ms', product: 20 }),
      figure({ scale: 0.1, unit: 'ms', product: 90 }),
    ]);
    expect(grown.get('list: newest 20')).toBe(1.5);
  });

  test('of throughput is how much less there is', () => {
    const grown = growthOf([figure({ scale: 0.01, product: 600 }), figure({ scale: 1, product: 400 })]);
    expect(grown.get('list: newest 20')).toBe(1.5);
  });

  test('is not told of what was measured once', () => {
    expect(growthOf([figure({}), figure({ work: 'other' })]).size).toBe(0);
  });
});
