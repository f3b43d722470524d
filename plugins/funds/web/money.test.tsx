import { expect, test } from '@jest/globals';
import { moneyText } from './money.ts';

test('an amount has two decimals, its thousands apart, and its sign before the ¥', () => {
  expect([0, 5, 1_680_000_000, -800_000].map(moneyText)).toEqual(['¥0.00', '¥0.05', '¥16,800,000.00', '-¥8,000.00']);
});
