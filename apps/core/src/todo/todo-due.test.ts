import { describe, expect, test } from '@jest/globals';
import { addDays, type Day } from '@linli/contracts';
import { dueOf } from './todo-due.ts';

/** Monday to Friday. */
const calendar = {
  between(from: Day, to: Day) {
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
      if (![0, 6].includes(new Date(day).getUTCDay())) count += 1;
    return count;
  },
};
/** A moment in Shanghai. */
const at = (text: string) => new Date(`${text}+08:00`);
const due = (until: string, now: string) => {
  const { standing, days } = dueOf(at(until), at(now), calendar);
  return `${standing} ${days}`;
};

// 2026-11-26 is a Thursday.
describe('a deadline at the end of Friday', () => {
  const until = '2026-11-28T00:00:00';
  test.each([
    ['2026-11-23T09:00:00', 'left 4'],
    ['2026-11-26T23:59:59', 'left 1'],
    ['2026-11-27T00:00:00', 'today 0'],
    ['2026-11-27T23:59:59', 'today 0'],
    ['2026-11-28T00:00:00', 'over 1'],
    ['2026-11-30T08:00:00', 'over 3'],
  ])('stands at %s as %s', (now, standing) => {
    expect(due(until, now)).toBe(standing);
  });
});

test('a deadline in the middle of a day is over on that day already', () => {
  expect(due('2026-11-26T12:00:00', '2026-11-26T11:00:00')).toBe('today 0');
  expect(due('2026-11-26T12:00:00', '2026-11-26T12:00:00')).toBe('over 0');
});

test('where only days of rest are left there is no working day left', () => {
  expect(due('2026-11-30T00:00:00', '2026-11-27T10:00:00')).toBe('left 0');
});

test('the day is that of Shanghai, whatever day it is in UTC', () => {
  expect(dueOf(new Date('2026-11-26T16:00:00Z'), new Date('2026-11-25T17:00:00Z'), calendar)).toEqual({
    until: '2026-11-26T16:00:00.000Z',
    standing: 'today',
    days: 0,
  });
});
