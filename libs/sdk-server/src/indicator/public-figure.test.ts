import { expect, test } from '@jest/globals';
import { publicFigure } from './public-figure.ts';

test.each([
  ['fewer than five are not told', 'count', 4, null, { value: null, whole: null, few: true }],
  ['none is fewer than five too', 'count', 0, null, { value: null, whole: null, few: true }],
  ['five are', 'count', 5, null, { value: 5, whole: null, few: false }],
  ['what is not recorded is not few', 'count', null, null, { value: null, whole: null, few: false }],
  ['money is of nobody', 'fen', 3, null, { value: 3, whole: null, few: false }],
  ['a share of enough is told', 'share', 25, 40, { value: 25, whole: 40, few: false }],
  ['a share with a small part is not, but of how many', 'share', 2, 40, { value: null, whole: 40, few: true }],
  ['nor one that leaves a few, who would follow from it', 'share', 38, 40, { value: null, whole: 40, few: true }],
  ['all of enough are told', 'share', 40, 40, { value: 40, whole: 40, few: false }],
  ['of a few nothing is said', 'share', 2, 3, { value: null, whole: null, few: true }],
] as const)('%s', (_what, unit, value, whole, told) => {
  expect(publicFigure({ value, whole }, unit)).toEqual(told);
});
