import { describe, expect, test } from '@jest/globals';
import {
  ISSUE_CATEGORIES,
  ISSUE_STATES,
  refuseIssueSchema,
  reportIssueSchema,
  resolveIssueSchema,
} from '../contract/index.ts';
import { DEMO_ISSUES } from './issues.ts';

describe('the issues of the demo', () => {
  test('there are about sixty, in every state and of every category', () => {
    expect(DEMO_ISSUES.length).toBeGreaterThanOrEqual(55);
    expect(new Set(DEMO_ISSUES.map(({ state }) => state))).toEqual(new Set(ISSUE_STATES));
    expect(new Set(DEMO_ISSUES.map(({ category }) => category))).toEqual(new Set(ISSUE_CATEGORIES));
    expect(new Set(DEMO_ISSUES.map(({ text }) => text)).size).toBe(DEMO_ISSUES.length);
  });

  test.each(DEMO_ISSUES.map((issue) => [issue.text, issue] as const))(
    '%s',
    (_, { category, text, place, ...issue }) => {
      expect(reportIssueSchema.safeParse({ category, text, place, unitId: 1 }).error).toBeUndefined();
      if (issue.refusal) expect(refuseIssueSchema.safeParse({ ...issue.refusal, version: 1 }).error).toBeUndefined();
      if (issue.result) expect(resolveIssueSchema.safeParse({ ...issue.result, version: 1 }).error).toBeUndefined();
      expect(issue.state === 'not-accepted').toBe(issue.refusal !== undefined);
      expect(['resolved', 'verified', 'closed'].includes(issue.state)).toBe(issue.result !== undefined);
      // Nothing that looks like a person: a telephone number, a door number.
      expect(`${text}${place}`).not.toMatch(/\d{5,}|\d+(号|-)\d+室|\d{3,4}室/);
    },
  );
});
