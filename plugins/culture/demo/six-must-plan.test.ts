import { expect, test } from '@jest/globals';
import { SIX_MUST_RESULTS, draftSixMustListSchema, fileSixMustCheckSchema } from '../contract/index.ts';
import { LISTS, plannedChecks } from './six-must-plan.ts';

const checks = plannedChecks();

test('what is sent is what the API takes', () => {
  for (const { about } of Object.values(LISTS))
    expect(draftSixMustListSchema.safeParse({ ...about, unitId: 1 }).success).toBe(true);
  for (const { checkedOn, findings } of checks) {
    const command = { venueId: crypto.randomUUID(), listId: crypto.randomUUID(), checkedOn, findings };
    expect(fileSixMustCheckSchema.safeParse(command).success).toBe(true);
  }
});

test('there is every result, a centre with all six, one with some missing, one withdrawn, one of both lists', () => {
  expect(new Set(checks.flatMap(({ findings }) => findings.map(({ result }) => result)))).toEqual(
    new Set(SIX_MUST_RESULTS),
  );
  const whole = checks.map(({ findings }) => findings.every(({ result }) => result === 'met'));
  expect(new Set(whole)).toEqual(new Set([true, false]));
  expect(checks.filter(({ isWithdrawn }) => isWithdrawn)).toHaveLength(1);
  const of = (name: string) => checks.filter(({ list }) => list === name).map(({ community }) => community);
  expect(of('ended').filter((each) => of('inForce').includes(each))).not.toEqual([]);
  expect(of('ended').filter((each) => !of('inForce').includes(each))).not.toEqual([]);
});

test('a check is of a day on which its list was in force', () => {
  for (const { list, checkedOn } of checks) expect(checkedOn >= LISTS[list].inForceFrom).toBe(true);
});
