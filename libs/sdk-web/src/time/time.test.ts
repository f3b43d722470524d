import { describe, expect, test } from '@jest/globals';
import { formatDate, formatRelative, formatTime } from './time.ts';

describe('times', () => {
  test('are shown in Asia/Shanghai with the day of the week', () => {
    expect(formatTime('2026-11-22T06:05:00Z')).toBe('2026-11-22 周日 14:05');
    expect(formatTime('2026-11-22T06:05:00Z', 'en')).toBe('2026-11-22 Sun 14:05');
  });

  test('that are late in UTC belong to the next day', () => {
    expect(formatTime('2026-12-31T16:30:00Z')).toBe('2027-01-01 周五 00:30');
    expect(formatDate('2026-12-31T16:30:00Z')).toBe('2027-01-01 周五');
  });

  test('that are plain dates stay on their day', () => {
    expect(formatDate('2026-11-22')).toBe('2026-11-22 周日');
  });

  test.each([
    [30, '刚刚', 'just now'],
    [3 * 60, '3 分钟前', '3 minutes ago'],
    [2 * 3600, '2 小时前', '2 hours ago'],
    [3 * 86400, '3 天前', '3 days ago'],
    [40 * 86400, '1 个月前', '1 month ago'],
    [-2 * 86400, '2 天后', 'in 2 days'],
  ])('%d seconds ago is said as %s', (seconds, zh, en) => {
    const now = Date.UTC(2026, 10, 22);
    expect(formatRelative(now - seconds * 1000, 'zh-CN', now)).toBe(zh);
    expect(formatRelative(now - seconds * 1000, 'en', now)).toBe(en);
  });
});
