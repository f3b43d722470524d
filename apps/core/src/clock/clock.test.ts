import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { dayOf } from '@linli/contracts';
import { Clock, startOfDay } from './clock.ts';

test('a day of Shanghai begins at 16:00 UTC of the day before', () => {
  expect(new Date(startOfDay('2026-12-01')).toISOString()).toBe('2026-11-30T16:00:00.000Z');
  expect(dayOf(new Date(startOfDay('2026-12-01')))).toBe('2026-12-01');
  expect(dayOf(new Date(startOfDay('2026-12-01') - 1))).toBe('2026-11-30');
  expect(dayOf(new Date(startOfDay('2028-03-01') - 1))).toBe('2028-02-29');
});

test('a clock with an offset is ahead by it, and a file that holds no number moves nothing', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'linli-clock-')), 'offset');
  const clock = new Clock(file);
  const ahead = () => Math.round((clock.nowMs() - Date.now()) / 1000) + 0;
  expect(ahead()).toBe(0);
  writeFileSync(file, '86400000');
  expect(ahead()).toBe(86_400);
  writeFileSync(file, 'tomorrow');
  expect(ahead()).toBe(0);
  rmSync(path.dirname(file), { recursive: true });
});
