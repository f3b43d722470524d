import { expect, test } from '@jest/globals';
import { placesOf } from './sparkline.tsx';

test('the lowest lies at the bottom, the highest at the top, the newest at the right', () => {
  const [line] = placesOf([1, 3, 2]);
  expect(line).toEqual([
    { x: 3, y: 25 },
    { x: 48, y: 3 },
    { x: 93, y: 14 },
  ]);
});

test('what never changes is a line in the middle', () => {
  expect(
    placesOf([0, 0])
      .flat()
      .map(({ y }) => y),
  ).toEqual([14, 14]);
});

test('where nobody can say is a gap and not nought', () => {
  expect(placesOf([null, 1, 2, null, 3]).map((line) => line.length)).toEqual([2, 1]);
  expect(placesOf([null, null])).toEqual([]);
});
