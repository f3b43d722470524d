import { expect, test } from '@jest/globals';
import { fenOf, yuanOf } from './yuan.ts';

test.each([
  ['0', 0],
  ['12', 1200],
  ['12.5', 1250],
  ['12.50', 1250],
  ['12.500', 1250],
  ['-3.2', -320],
  ['90071992547409.91', Number.MAX_SAFE_INTEGER],
])('%s yuan are %d fen', (yuan, fen) => expect(fenOf(yuan)).toBe(fen));

test.each(['12.345', 'x', '1e3', ''])('%p is no whole number of fen', (yuan) =>
  expect(Number.isInteger(fenOf(yuan))).toBe(false),
);

test.each([0, 5, 50, 1250, 1200, -320, Number.MAX_SAFE_INTEGER])('%d fen come back as they were', (fen) =>
  expect(fenOf(yuanOf(fen))).toBe(fen),
);
