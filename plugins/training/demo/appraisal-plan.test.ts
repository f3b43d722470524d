import { expect, test } from '@jest/globals';
import {
  fileAppraisalSchema,
  replyAppraisalSchema,
  planAppraisalRoundSchema,
  pointsOf,
  proposeGradeChangeSchema,
} from '../contract/index.ts';
import { FINDINGS_OF, REPLY, ROUNDS, STANDARD, gradeOf } from './appraisal-plan.ts';

test('what is sent is what the API takes', () => {
  const days = { startsOn: '2026-01-01', endsOn: '2026-02-01' };
  for (const { title, post } of ROUNDS)
    expect(
      planAppraisalRoundSchema.safeParse({
        title,
        body: '中心',
        posts: [post],
        standard: STANDARD,
        unitId: 1,
        ...days,
      }).success,
    ).toBe(true);
  expect(fileAppraisalSchema.safeParse({ ...FINDINGS_OF, version: 1 }).success).toBe(true);
  expect(FINDINGS_OF.findings).toHaveLength(pointsOf(STANDARD).length);
  expect(replyAppraisalSchema.safeParse({ reply: REPLY, version: 1 }).success).toBe(true);
  const grade = { appointmentId: crypto.randomUUID(), ...gradeOf(3, '2026-11-26') };
  expect(proposeGradeChangeSchema.safeParse(grade).success).toBe(true);
});
