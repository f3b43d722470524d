import { describe, expect, test } from '@jest/globals';
import { readDay, readInstant } from './row-check.ts';

describe('a day in a table', () => {
  test.each([
    '2026-01-05',
    '2026-1-5',
    '2026/1/5',
    '2026.01.05',
    '2026年1月5日',
    '20260105',
    '２０２６－０１－０５',
    '2026-01-05 00:00',
  ])('is read as it is written: %s', (text) => {
    expect(readDay(text)).toBe('2026-01-05');
  });
  test.each(['', '2026-02-30', '2026-13-01', '5/1/2026', '明天', '2026', '46027', '2026-01-05 08:00'])(
    'and nothing else is: %s',
    (text) => {
      expect(readDay(text)).toBeUndefined();
    },
  );
});

describe('an instant in a table', () => {
  test.each([
    ['2026-1-5', '2026-01-05 00:00:00'],
    ['2026/1/5 8:30', '2026-01-05 08:30:00'],
    ['2026年1月5日 8时30分', '2026-01-05 08:30:00'],
    ['2026-01-05T08:30:15', '2026-01-05 08:30:15'],
  ])('is a day with or without a time: %s', (text, read) => {
    expect(readInstant(text)).toBe(read);
  });
  test.each(['', '08:30', '2026-01-05 24:00', '2026-01-05 08:60', '2026-01-05 08:30 +0800'])(
    'and nothing else is: %s',
    (text) => {
      expect(readInstant(text)).toBeUndefined();
    },
  );
});
