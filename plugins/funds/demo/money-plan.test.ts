import { expect, test } from '@jest/globals';
import { draftRuleDocumentSchema } from '../contract/index.ts';
import { APPROPRIATED, RULES, SUBSIDY, STREETS, TO_STREET, communityShares } from './money-plan.ts';

test('what goes down is there at each level', () => {
  expect(STREETS * TO_STREET + SUBSIDY).toBeLessThanOrEqual(APPROPRIATED);
  const shares = communityShares(['120102001001', '120102001005', '120102001006']);
  expect(shares).toHaveLength(5);
  expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThan(TO_STREET);
});

test('the two rule documents are what the API takes, and each is revised under its own name', () => {
  expect(RULES).toHaveLength(2);
  for (const [first, revised] of RULES) {
    expect(revised.title).toBe(first.title);
    for (const rules of [first, revised])
      expect(draftRuleDocumentSchema.safeParse({ ...rules, unitId: 1 }).error).toBeUndefined();
  }
});
