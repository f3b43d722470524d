import { describe, expect, test } from '@jest/globals';
import { addDays } from '@linli/contracts';
import type { Day } from '@linli/contracts';
import fc from 'fast-check';
import { isPublished } from './holidays.ts';
import { WorkingDays } from './working-days.ts';

const plain = new WorkingDays();
const saying = (days: Record<Day, boolean>, years: number[] = []) =>
  new WorkingDays({ days: new Map(Object.entries(days)), years: new Set(years) });

describe('a day', () => {
  test.each([
    ['2026-09-20', true, 'a Sunday worked for National Day'],
    ['2026-09-30', true, 'the day before the holiday'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'the last day of the holiday'],
    ['2026-10-08', true, 'the first day after it'],
    ['2026-10-10', true, 'a Saturday worked for National Day'],
    ['2026-10-11', false, 'a plain Sunday'],
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-02-16', false, 'a Monday of the Spring Festival'],
    ['2024-02-29', true, 'a leap day'],
  ])('%s is worked: %s (%s)', (day, works) => {
    expect(plain.isWorkingDay(day)).toBe(works);
  });

  test('of a holiday has its name in both languages', () => {
    expect(plain.holidayOf('2026-10-10')).toEqual({ works: true, name: { 'zh-CN': '国庆节', en: 'National Day' } });
    expect(plain.holidayOf('2026-10-12')).toBeUndefined();
  });

  test('is what the district says of it, whatever was published', () => {
    const snow = saying({ '2026-10-01': true, '2026-10-12': false });
    expect([snow.isWorkingDay('2026-10-01'), snow.isWorkingDay('2026-10-12')]).toEqual([true, false]);
    expect(snow.isWorkingDay('2026-10-02')).toBe(false);
  });
});

describe('a deadline', () => {
  test('counts from the day after, over the holiday, with the swapped Saturday', () => {
    expect(plain.deadline('2026-09-30', 5)).toEqual({
      day: '2026-10-13',
      until: new Date('2026-10-13T16:00:00.000Z'),
      unpublished: null,
    });
    expect(plain.deadline('2026-09-19', 1).day).toBe('2026-09-20');
  });

  test('of a year that is not published goes by its weekends, and says which year', () => {
    expect(isPublished(2098)).toBe(false);
    expect(plain.deadline('2098-09-30', 2)).toMatchObject({ day: '2098-10-02', unpublished: 2098 });
    expect(saying({}, [2098]).deadline('2098-09-30', 2).unpublished).toBeNull();
    expect(plain.deadline('2026-09-30', 5).unpublished).toBeNull();
  });

  test('is no date for what is not a number of days', () => {
    for (const n of [0.5, Number.NaN, Infinity, 5_001, -5_001])
      expect(() => plain.add('2026-09-30', n)).toThrow(RangeError);
  });
});

describe('against counting day by day', () => {
  const start = '2003-11-01';
  const day = fc.integer({ min: 0, max: 9_500 }).map((n) => addDays(start, n));
  const words = fc.dictionary(day, fc.boolean(), { maxKeys: 40 });
  /** Naive: the list of all working days around, by the one question. */
  const workingAround = (calendar: WorkingDays, from: Day, days: number): Day[] =>
    Array.from({ length: 2 * days + 1 }, (_, i) => addDays(from, i - days)).filter((each) =>
      calendar.isWorkingDay(each),
    );

  test('the n-th working day is the n-th in the list', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), words, (from, n, said) => {
        const calendar = saying(said);
        const around = workingAround(calendar, from, 160);
        expect(calendar.add(from, n)).toBe(around.filter((each) => each > from)[n - 1]);
        expect(calendar.add(from, -n)).toBe(around.filter((each) => each < from).at(-n));
        expect(calendar.add(from, 0)).toBe(around.find((each) => each >= from));
      }),
      { numRuns: 300 },
    );
  });

  test('as many lie between as the list has, and adding them comes to the last of them', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 150 }), words, (from, length, said) => {
        const calendar = saying(said);
        const to = addDays(from, length);
        const listed = workingAround(calendar, from, 160).filter((each) => each > from && each <= to);
        expect(calendar.between(from, to)).toBe(listed.length);
        expect(calendar.between(to, from)).toBe(0 - listed.length);
        if (listed.length > 0) expect(calendar.add(from, listed.length)).toBe(listed.at(-1));
      }),
      { numRuns: 300 },
    );
  });

  test('every year that is published has as many days swapped to work as weekends make sense of', () => {
    const years = Array.from({ length: 40 }, (_, i) => 2000 + i).filter(isPublished);
    expect(years).toEqual(Array.from({ length: years.length }, (_, i) => (years[0] ?? 0) + i));
    for (const year of years) {
      const days = Array.from({ length: 366 }, (_, i) => addDays(`${year}-01-01`, i)).filter((each) =>
        each.startsWith(String(year)),
      );
      const worked = days.filter((each) => plain.isWorkingDay(each)).length;
      expect(worked).toBeGreaterThanOrEqual(245);
      expect(worked).toBeLessThanOrEqual(255);
    }
  });
});
