import { addDays } from '@linli/contracts';
import { WorkingDays } from '@linli/sdk-server';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clocksOf, instantOf, isHoliday, spanIn } from './booking-time.ts';

test.each(['America/New_York', 'Asia/Shanghai', 'Pacific/Auckland'])(
  'a booking is as long as it says on every day of the year, with a server that changes its clock in %s',
  (zone) => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      const times = fc
        .tuple(fc.nat(730), fc.nat(47), fc.integer({ min: 1, max: 48 }))
        .filter(([, from, to]) => to > from);
      fc.assert(
        fc.property(times, ([n, from, to]) => {
          const day = addDays('2026-01-01', n);
          const [beginsAt, endsAt] = [instantOf(day, from * 30), instantOf(day, to * 30)];
          expect(endsAt.getTime() - beginsAt.getTime()).toBe((to - from) * 1_800_000);
          expect(spanIn({ day, beginsAt, endsAt })).toEqual({ from: from * 30, to: to * 30 });
        }),
      );
    } finally {
      process.env['TZ'] = before;
    }
  },
);

test('a day ends at its own midnight, which is written as 24:00', () => {
  expect(instantOf('2026-03-08', 1440).toISOString()).toBe('2026-03-08T16:00:00.000Z');
  const times = { day: '2026-03-08', beginsAt: instantOf('2026-03-08', 1320), endsAt: instantOf('2026-03-08', 1440) };
  expect(clocksOf(times)).toEqual({ from: '22:00', to: '24:00' });
});

test('holidays have their own hours; plain weekends and worked ones do not', () => {
  const days = new WorkingDays();
  expect(isHoliday(days, '2026-10-01')).toBe(true);
  expect(isHoliday(days, '2026-10-10')).toBe(false);
  expect(isHoliday(days, '2026-11-28')).toBe(false);
  expect(isHoliday(days, '2026-11-27')).toBe(false);
  const said = new WorkingDays({ days: new Map([['2026-11-27', false]]), years: new Set() });
  expect(isHoliday(said, '2026-11-27')).toBe(true);
});
