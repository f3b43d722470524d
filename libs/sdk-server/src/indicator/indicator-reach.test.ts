import { expect, test } from '@jest/globals';
import type { Anchor } from '@linli/contracts';
import { coverageOf } from './indicator-reach.ts';
import type { Standing } from './indicator-reach.ts';

const standings = new Map<number, Standing>([
  [2, { level: 'district', path: '1.2' }],
  [10, { level: 'street', path: '1.2.10' }],
  [20, { level: 'community', path: '1.2.10.20' }],
  [100, { level: 'street', path: '1.2.100' }],
]);
const street: Anchor = [10, 'street'];

test.each([
  ['its own unit', [street], 10, 'whole'],
  ['a unit below', [street], 20, 'whole'],
  ['the unit above', [street], 2, 'part'],
  ['its neighbour, whose id begins alike', [street], 100, 'none'],
  ['every unit from the nation', [[1, 'nation']], 20, 'whole'],
  [
    'a unit with an anchor above and one below',
    [
      [2, 'district'],
      [20, 'community'],
    ],
    10,
    'whole',
  ],
  ['nothing without an anchor', [], 10, 'none'],
  ['nothing from a unit that is gone', [[77, 'street']], 10, 'none'],
] as [string, Anchor[], number, string][])('covers %s', (_what, anchors, unit, coverage) => {
  expect(coverageOf(anchors, standings.get(unit)?.path ?? '', standings)).toBe(coverage);
});
