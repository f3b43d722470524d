import { expect, test } from '@jest/globals';
import { recordRollSchema } from '../contract/index.ts';
import { CLASSES, resultOf } from './class-plan.ts';

test('four classes are finished, and every other state has one', () => {
  const states = CLASSES.map(({ state }) => state);
  expect(states.filter((state) => state === 'finished')).toHaveLength(4);
  expect(new Set(states)).toEqual(new Set(['finished', 'running', 'enrolling', 'draft', 'cancelled']));
  expect(new Set(CLASSES.map(({ title }) => title)).size).toBe(CLASSES.length);
});

test('somebody waits for a seat, and somebody has not answered', () => {
  const open = CLASSES.find(({ state }) => state === 'enrolling');
  expect(open?.confirmed).toBeGreaterThan(open?.seats ?? 0);
  expect(open?.nominated).toBeGreaterThan(open?.confirmed ?? 0);
});

test('results are what the API takes, and each kind is there', () => {
  const rows = Array.from({ length: 18 }, (_, n) => ({ enrolmentId: crypto.randomUUID(), version: 2, ...resultOf(n) }));
  expect(recordRollSchema.safeParse({ rows }).success).toBe(true);
  expect(new Set(rows.map(({ attended, result }) => (attended ? result : 'absent')))).toEqual(
    new Set(['passed', 'failed', 'unfinished', 'absent']),
  );
});
