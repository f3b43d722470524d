import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_FEN, amountOf, amountSchema, fenOf, yuanText } from './money.ts';

test('an amount is yuan with at most two decimals, more than nothing and exact in fen', () => {
  const wrong = [
    '',
    '0',
    '0.00',
    '-1',
    '1.234',
    '1,200',
    '1e3',
    '.5',
    '5.',
    '１２',
    '90071992547409.92',
    '999999999999999',
  ];
  expect(wrong.filter((text) => amountSchema.safeParse(text).success)).toEqual([]);
  expect(amountSchema.safeParse(12).success).toBe(false);
  expect([' 12.5 ', '0.01', '16800000', '90071992547409.91'].map((text) => fenOf(amountSchema.parse(text)))).toEqual([
    1250,
    1,
    1_680_000_000,
    MAX_FEN,
  ]);
});

test('an amount that is written and read again is the same to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MAX_FEN }), (fen) => {
      expect(fenOf(amountSchema.parse(amountOf(fen)))).toBe(fen);
      expect(fenOf(yuanText(fen).replaceAll(',', ''))).toBe(fen);
    }),
  );
});

test('a sentence has its thousands apart, and says when something was taken away', () => {
  expect([0, 5, 1_680_000_000, -123_456_789].map(yuanText)).toEqual(['0.00', '0.05', '16,800,000.00', '-1,234,567.89']);
});
