import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blocksOf } from './venue-week.ts';

test('a day is cut into what is free and what is taken', () => {
  const day = [
    { from: 540, to: 720 },
    { from: 840, to: 1200 },
  ];
  const bookings = [
    { from: 900, to: 960 },
    { from: 540, to: 600 },
  ];
  expect(blocksOf(day, bookings).map(({ from, to, booking }) => [from, to, booking !== null])).toEqual([
    [540, 600, true],
    [600, 720, false],
    [840, 900, false],
    [900, 960, true],
    [960, 1200, false],
  ]);
});

test('blocks of bookings that do not overlap never overlap, and lose no minute of the open hours', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 18, max: 40 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(cuts, fc.nat(5), (slots, skip) => {
      const sorted = slots.map((slot) => slot * 30).sort((a, b) => a - b);
      const bookings = sorted.slice(1).flatMap((to, n) => ((n + skip) % 2 === 0 ? [{ from: sorted[n] ?? 0, to }] : []));
      const blocks = blocksOf([{ from: 540, to: 1200 }], bookings);
      blocks.slice(1).forEach(({ from }, n) => expect(from).toBeGreaterThanOrEqual(blocks[n]?.to ?? 0));
      const minutes = blocks.reduce((sum, { from, to }) => sum + to - from, 0);
      expect(minutes).toBe(660);
    }),
  );
});
