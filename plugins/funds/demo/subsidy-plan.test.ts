import { expect, test } from '@jest/globals';
import { SUBSIDY_SCHEME_MACHINE, draftSubsidySchemeSchema, fenOf } from '../contract/index.ts';
import { RELEASED, RUNS, SCHEMES } from './subsidy-plan.ts';

test('one run alone hands anything down, and that is the district’s figure', () => {
  expect(RUNS.filter(({ way }) => way.includes('release'))).toHaveLength(1);
  expect(fenOf(RELEASED)).toBe(30_000_000);
});

test('there is a scheme for each state, and what the demo drafts is what the API takes', () => {
  expect(SCHEMES).toHaveLength(Object.keys(SUBSIDY_SCHEME_MACHINE.states).length);
  for (const { key, ...about } of SCHEMES)
    expect([key, draftSubsidySchemeSchema.safeParse({ ...about, unitId: 1 }).success]).toEqual([key, true]);
});

test('whatever is sent back or cancelled says why', () => {
  for (const { way, reason } of RUNS) if (way.includes('return') || way.includes('cancel')) expect(reason).toBeTruthy();
});
