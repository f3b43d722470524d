import { describe, expect, test } from '@jest/globals';
import { Backoff } from './backoff.ts';

describe('the pause before a process is started again', () => {
  test('doubles from 250 ms to 5 s', () => {
    const backoff = new Backoff();
    expect([1, 2, 3, 4, 5, 6, 7].map(() => backoff.delayAfter(0))).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  });

  test('is short again after ten seconds of health', () => {
    const backoff = new Backoff();
    backoff.delayAfter(0);
    backoff.delayAfter(0);
    expect(backoff.delayAfter(9_999)).toBe(1000);
    expect(backoff.delayAfter(10_000)).toBe(250);
  });
});
