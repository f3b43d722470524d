import type { Anchor, UnitLevel } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import { meetingOf } from './anchor-meeting.ts';

const PLACES = new Map<number, { level: UnitLevel; path: string }>([
  [1, { level: 'nation', path: '1' }],
  [2, { level: 'district', path: '1.2' }],
  [3, { level: 'street', path: '1.2.3' }],
  [4, { level: 'street', path: '1.2.4' }],
  [5, { level: 'community', path: '1.2.3.5' }],
  // Its path begins like that of unit 3, and it is not below it.
  [33, { level: 'street', path: '1.2.33' }],
]);
const on = (id: number): Anchor => [id, PLACES.get(id)?.level ?? 'grid'];
const asked: number[] = [];
const places = (ids: readonly number[]) => {
  asked.push(...ids);
  return Promise.resolve(PLACES);
};
const meeting = async (sets: number[][], unit?: number) => {
  const met = await meetingOf(
    sets.map((set) => set.map(on)),
    unit,
    places,
  );
  return met === 'everywhere' ? met : met.map(([id]) => id).sort((a, b) => a - b);
};

test('one scope, or twice the same, is met without asking the tree', async () => {
  expect([
    await meeting([[3, 4]]),
    await meeting([
      [3, 4],
      [3, 4],
    ]),
    await meeting([[1]]),
    await meeting([]),
  ]).toEqual([[3, 4], [3, 4], 'everywhere', 'everywhere']);
  expect(asked).toEqual([]);
});

test('a unit within the reach narrows it, one around it does not widen it, one beside it leaves nothing', async () => {
  expect(await meeting([[3, 4]], 5)).toEqual([5]);
  expect(await meeting([[5]], 2)).toEqual([5]);
  expect(await meeting([[3]], 4)).toEqual([]);
  expect(await meeting([[3]], 33)).toEqual([]);
  expect(await meeting([[]], 5)).toEqual([]);
  expect(await meeting([[1]], 5)).toEqual([5]);
  expect(await meeting([[3]], 1)).toEqual([3]);
});

test('two scopes meet where one is within the other', async () => {
  expect(await meeting([[2], [3, 33]])).toEqual([3, 33]);
  expect(
    await meeting([
      [3, 4],
      [5, 4],
    ]),
  ).toEqual([4, 5]);
  expect(await meeting([[3, 4], [5]], 3)).toEqual([5]);
  expect(await meeting([[3], []])).toEqual([]);
});

test('a unit that is not there is said to be unknown, and an anchor that is gone reaches nothing', async () => {
  await expect(meeting([[3]], 99)).rejects.toMatchObject({ code: 'core.unit.unknown' });
  expect(await meeting([[77], [3]])).toEqual([]);
});
