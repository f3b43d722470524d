import { expect, test } from '@jest/globals';
import type { Anchor } from '@linli/contracts';
import { reachOf } from './todo-reach.ts';

const PATHS = new Map([
  [2, { level: 'district' as const, path: '1.2' }],
  [3, { level: 'street' as const, path: '1.2.3' }],
  [4, { level: 'street' as const, path: '1.2.4' }],
  [5, { level: 'community' as const, path: '1.2.3.5' }],
]);
const KIND = { id: 'x.row.to-do', permission: 'x.row.write', read: 'x.row.read' };

/** Units by which a kind may wait for somebody who holds these. */
async function places(held: Record<string, Anchor[]>, kind: object = {}, unitId?: number) {
  const access = { accountId: 'me', anchorsOf: (permission: string) => held[permission] ?? [] };
  const reach = await reachOf(access, [{ ...KIND, ...kind }], unitId, () => Promise.resolve(PATHS));
  return reach.places.map((place) => place.unitId);
}

test('a kind waits where acting and reading meet', async () => {
  expect(await places({ 'x.row.write': [[2, 'district']], 'x.row.read': [[3, 'street']] })).toEqual([3]);
  expect(await places({ 'x.row.write': [[5, 'community']], 'x.row.read': [[2, 'district']] })).toEqual([5]);
  expect(await places({ 'x.row.write': [[4, 'street']], 'x.row.read': [[3, 'street']] })).toEqual([]);
  expect(await places({ 'x.row.write': [[2, 'district']] })).toEqual([]);
  expect(await places({ 'x.row.read': [[2, 'district']] })).toEqual([]);
});

test('a list narrowed to a unit meets that, too', async () => {
  const held: Record<string, Anchor[]> = { 'x.row.write': [[2, 'district']], 'x.row.read': [[1, 'nation']] };
  expect(await places(held, {}, 5)).toEqual([5]);
  expect(await places({ ...held, 'x.row.write': [[4, 'street']] }, {}, 5)).toEqual([]);
});

test('a kind that asks for nothing may wait anywhere, by name alone', async () => {
  const access = { accountId: 'me', anchorsOf: () => [] };
  const reach = await reachOf(access, [{ id: 'x.row.to-answer' }], undefined, () => Promise.resolve(PATHS));
  expect(reach.places).toEqual([{ kind: 'x.row.to-answer', level: 'nation', unitId: 1 }]);
  expect([...reach.shared]).toEqual([]);
  expect(await places({}, { id: 'x.row.to-answer', permission: undefined, read: undefined }, 5)).toEqual([5]);
});
