import { describe, expect, test } from '@jest/globals';
import type { Unit } from '@linli/contracts';
import { opened, treeOf } from './unit-tree.model.ts';
import type { Children } from './unit-tree.model.ts';

const unit = (id: number, childCount: number): Unit => ({
  id,
  name: `区划 ${id}`,
  level: 'street',
  code: null,
  parentId: null,
  childCount,
  version: 1,
  state: 'active',
});
const path = (...ids: number[]) => ids.map((id) => ({ id, name: '', level: 'street' as const }));
const tree = (units: Unit[], known: Record<number, Children>) => treeOf(units, (id) => known[id]);

describe('the tree', () => {
  test('marks a unit without children as a leaf', () => {
    expect(tree([unit(1, 0), unit(2, 3)], {}).map(({ isLeaf }) => isLeaf)).toEqual([true, false]);
  });

  test('shows what is on its way, and what did not come', () => {
    expect(tree([unit(1, 2)], { 1: { state: 'loading' } })[0]?.children?.[0]?.note).toBe('loading');
    expect(tree([unit(1, 2)], { 1: { state: 'failed' } })[0]?.children?.[0]?.note).toBe('failed');
  });

  test('says how many more there are than the hundred it shows', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => unit(index + 10, 0));
    const children = tree([unit(1, 130)], { 1: { state: 'known', units: hundred } })[0]?.children;
    expect(children?.at(-1)).toMatchObject({ note: 'more', childCount: 30, disabled: true });
  });

  test('gives every node a key of its own', () => {
    const nodes = tree([unit(1, 2), unit(2, 2)], { 1: { state: 'loading' }, 2: { state: 'failed' } });
    const keys = nodes.flatMap((node) => [node.key, ...(node.children ?? []).map(({ key }) => key)]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('opens the way to a unit and keeps what is open', () => {
    expect(opened([1, 9], path(1, 4), path(1))).toEqual([1, 9, 4]);
  });

  test('opens nothing above my own units', () => {
    expect(opened([], path(1, 2, 3, 4), path(3))).toEqual([3, 4]);
    expect(opened([], path(1, 2), path(7))).toEqual([]);
  });
});
