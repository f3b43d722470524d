import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shareEqually } from './subsidy-share.ts';

const ids = (max: number) => fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: max });
const total = fc.oneof(fc.nat(200), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));

test('the shares add up to the fen, whatever the amount and however many they are', () => {
  fc.assert(
    fc.property(total, ids(300), fc.nat(), (fen, who, given) => {
      const { shares } = shareEqually(fen, who, given);
      expect(shares.reduce((sum, share) => sum + BigInt(share.fen), 0n)).toBe(BigInt(fen));
      expect(shares).toHaveLength(who.length);
    }),
  );
});

test('nobody gets more than a fen more than anybody else, and nobody less than nothing', () => {
  fc.assert(
    fc.property(total, ids(100), fc.nat(), (fen, who, given) => {
      const all = shareEqually(fen, who, given).shares.map((share) => share.fen);
      expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
      expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('the order in which they are asked about changes nothing', () => {
  fc.assert(
    fc.property(
      total,
      ids(60).chain((who) => fc.tuple(fc.constant(who), fc.shuffledSubarray(who, { minLength: who.length }))),
      fc.nat(),
      (fen, [who, shuffled], given) => {
        expect(shareEqually(fen, shuffled, given)).toEqual(shareEqually(fen, who, given));
      },
    ),
  );
});

test('over as many runs as they are, everybody gets as many fen more as everybody else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), ids(40), (fen, who) => {
      const more = new Map(who.map((id) => [id, 0]));
      let given = 0;
      for (let run = 0; run < who.length; run += 1) {
        const { shares, baseFen, extra } = shareEqually(fen, who, given);
        for (const share of shares)
          more.set(share.appointmentId, (more.get(share.appointmentId) ?? 0) + share.fen - baseFen);
        given += extra;
      }
      expect(new Set(more.values()).size).toBe(1);
    }),
    { numRuns: 40 },
  );
});

test('300 000 yuan for 1100 are 272.72 or 272.73 yuan each', () => {
  const who = Array.from({ length: 1100 }, (_, n) => String(n).padStart(4, '0'));
  const { baseFen, extra, shares } = shareEqually(30_000_000, who);
  expect([baseFen, extra]).toEqual([27_272, 800]);
  expect(shares.filter(({ fen }) => fen === 27_273)).toHaveLength(800);
});

test('nothing is shared by nobody', () => {
  expect(() => shareEqually(100, [])).toThrow(RangeError);
});
