import { WorkingDays } from '@linli/sdk-server';
import { expect, test } from '@jest/globals';
import { MIN_NOTICE_DAYS, planRecruitmentBatchSchema } from '../contract/index.ts';
import { HIRED, closedBatches, demoList, demoName } from './recruitment-plan.ts';

/** Days around which holidays lie in a row. */
const TODAYS = ['2026-11-26', '2026-03-01', '2026-10-20', '2027-02-25'];

test('the closed batches hire as many as the district reports, and their notices hung long enough whatever day it is', () => {
  for (const today of TODAYS) {
    const batches = closedBatches(today);
    expect(batches.reduce((sum, { count }) => sum + count, 0)).toBe(HIRED);
    for (const { announcedOn, from, until, startsOn } of batches) {
      expect(new WorkingDays().between(from, until)).toBeGreaterThanOrEqual(MIN_NOTICE_DAYS);
      expect([announcedOn, from, until, startsOn, today]).toEqual([announcedOn, from, until, startsOn, today].sort());
    }
  }
});

test('what is sent is what the API takes, and nobody has a name that another one has', () => {
  for (const { title, count, note } of closedBatches('2026-11-26'))
    expect(planRecruitmentBatchSchema.safeParse({ title, places: count, note, unitId: 1 }).error).toBeUndefined();
  const names = Array.from({ length: 400 }, (_, n) => demoName(n));
  expect(new Set(names).size).toBe(names.length);
  expect(names.every((name) => /^[\u4e00-\u9fff]{3}$/.test(name))).toBe(true);
});

test('a list goes over the bodies in their turn', () => {
  const rows = demoList(['甲', '乙'], 3, 10).text.split('\n').slice(1);
  expect(rows.map((row) => row.split('\t')[1])).toEqual(['甲', '乙', '甲']);
});
