import { expect, test } from '@jest/globals';
import { createCertificateTypeSchema, standingOn, validToOf } from '../contract/index.ts';
import { LICENCE_TYPES, planOf } from './licence-plan.ts';

const TODAY = '2026-11-26';
const people = Array.from({ length: 173 }, (_, n) => `person-${n}`);

test('what is sent is what the API takes', () => {
  for (const type of LICENCE_TYPES)
    expect(createCertificateTypeSchema.safeParse({ ...type, unitId: 1 }).success).toBe(true);
});

test('everybody has one certificate at most, some none, and each group is small enough to be sent at once', () => {
  const plan = planOf(people, TODAY);
  const ids = plan.flatMap(({ personIds }) => personIds);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeLessThan(people.length);
  for (const { personIds } of plan) expect(personIds.length).toBeLessThanOrEqual(100);
  expect(new Set(plan.map(({ key }) => key)).size).toBe(plan.length);
});

test('there are valid ones, some that run out within 90 days, and expired ones', () => {
  const standings = planOf(people, TODAY).map(({ key, issuedOn }) => {
    const validTo = validToOf(issuedOn, 3);
    const on = (day: string) => standingOn({ state: 'issued', issuedOn, validTo }, day);
    return [key.split('-')[2], on(TODAY), on('2027-02-24')].join();
  });
  expect(new Set(standings)).toEqual(
    new Set(['valid,valid,valid', 'expiring,valid,expired', 'expired,expired,expired']),
  );
});
