import { expect, test } from '@jest/globals';
import { HELP_KINDS, isHelp, planActivitySchema, recordPastActivitySchema } from '../contract/index.ts';
import {
  HELP_ACTIVITIES,
  OWN_COUNT,
  PLAIN_COUNT,
  UNDER_WAY,
  helpActivity,
  ownActivity,
  plainActivity,
  planOf,
} from './activity-plan.ts';

const TODAY = '2026-11-27';
const help = Array.from({ length: HELP_ACTIVITIES }, (_, n) =>
  helpActivity(n, { today: TODAY, unitId: 7, street: '甲街道' }),
);
const own = Array.from({ length: OWN_COUNT }, (_, n) => ownActivity(n, TODAY, 7));
const plain = Array.from({ length: PLAIN_COUNT }, (_, n) => plainActivity(n, TODAY, 7));

test('as many are counted as the report says, each of a help kind, under an alliance, and over', () => {
  expect(help).toHaveLength(431);
  expect(help.every(({ kind, alliance, endsAt }) => isHelp(kind) && alliance && endsAt < `${TODAY}T`)).toBe(true);
  expect(new Set(help.map(({ kind }) => kind))).toEqual(new Set(HELP_KINDS));
});

test('nothing else is counted', () => {
  expect([...own, ...plain].filter(({ alliance }) => alliance !== undefined)).toEqual([]);
});

test('what is sent is what the API takes, and the same on every run', () => {
  for (const one of [...help, ...own, ...plain]) expect(recordPastActivitySchema.safeParse(one).success).toBe(true);
  for (const one of UNDER_WAY)
    expect(planActivitySchema.safeParse({ ...planOf(one, TODAY), version: 1 }).success).toBe(true);
  expect(helpActivity(5, { today: TODAY, unitId: 7, street: '甲街道' })).toEqual(help[5]);
});
