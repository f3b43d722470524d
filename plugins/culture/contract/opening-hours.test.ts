import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  hoursOn,
  isWithin,
  lineOf,
  mondayOf,
  offHourMinutes,
  openMinutes,
  spansOf,
  weekdayOf,
} from './opening-hours.ts';

test('hours are read as people type them', () => {
  expect(lineOf(spansOf('8:30-12:00 14:00-20:00') ?? [])).toBe('08:30-12:00 14:00-20:00');
  expect(lineOf(spansOf('14：00—17：30，9：00至11：30') ?? [])).toBe('09:00-11:30 14:00-17:30');
  expect(lineOf(spansOf('20:00-24:00') ?? [])).toBe('20:00-24:00');
  expect(spansOf('  ')).toEqual([]);
});

test.each(['20:00-8:00', '9:00-9:00', '9-12', '22:00-25:00', '9:00-12:00 11:00-14:00', '全天', '9:60-12:00'])(
  'hours that nobody can keep are refused: %s',
  (line) => expect(spansOf(line)).toBeNull(),
);

test('whatever is written down is read back the same', () => {
  const cuts = fc.uniqueArray(fc.nat(1440), { minLength: 2, maxLength: 8 }).filter(({ length }) => length % 2 === 0);
  fc.assert(
    fc.property(cuts, (minutes) => {
      const sorted = [...minutes].sort((a, b) => a - b);
      const spans = sorted.flatMap((from, n) => (n % 2 === 0 ? [{ from, to: sorted[n + 1] ?? 0 }] : []));
      expect(spansOf(lineOf(spans))).toEqual(spans);
      expect(openMinutes(lineOf(spans))).toBe(spans.reduce((sum, { from, to }) => sum + to - from, 0));
    }),
  );
});

test('evenings from Monday to Friday and whole weekends are off-hours', () => {
  const hours = ['08:30-12:00 14:00-20:00', '', '', '', '17:00-18:30', '09:00-17:00', '19:00-20:00'];
  expect(offHourMinutes(hours)).toEqual({ evening: 150, weekend: 540 });
});

test('a public holiday has hours of its own, a weekend that is worked has those of its weekday', () => {
  const venue = { hours: ['', '', '', '', '', '09:00-12:00', ''], holidayHours: '10:00-11:00' };
  expect(weekdayOf('2026-11-28')).toBe(5);
  expect(mondayOf('2026-11-29')).toBe('2026-11-23');
  expect(hoursOn('2026-11-28', venue, false)).toEqual([{ from: 540, to: 720 }]);
  expect(hoursOn('2026-11-28', venue, true)).toEqual([{ from: 600, to: 660 }]);
});

test('a booking over the noon break is not within the hours', () => {
  const spans = spansOf('9:00-12:00 14:00-18:00') ?? [];
  expect(isWithin({ from: 540, to: 720 }, spans)).toBe(true);
  expect(isWithin({ from: 660, to: 900 }, spans)).toBe(false);
});
