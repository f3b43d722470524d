import type { Unit, UnitRef } from '@linli/contracts';

/** A node of the tree on the left. */
export interface TreeNode {
  key: number;
  name: string;
  level: UnitRef['level'];
  state: Unit['state'];
  childCount: number;
  isLeaf: boolean;
  /** Not a unit: what stands for children that are on their way, or too many to show. */
  note?: 'loading' | 'failed' | 'more';
  disabled?: boolean;
  children?: TreeNode[];
}

/** What is known of one unit's children. */
export type Children = { state: 'loading' } | { state: 'failed' } | { state: 'known'; units: readonly Unit[] };

/** Nodes for units and for the children of those that are open. */
export function treeOf(units: readonly Unit[], childrenOf: (id: number) => Children | undefined): TreeNode[] {
  return units.map((unit) => {
    const children = unit.childCount > 0 ? childrenOf(unit.id) : undefined;
    const node: TreeNode = {
      key: unit.id,
      name: unit.name,
      level: unit.level,
      state: unit.state,
      childCount: unit.childCount,
      isLeaf: unit.childCount === 0,
    };
    return children ? { ...node, children: nodesFor(unit, children, childrenOf) } : node;
  });
}

function nodesFor(unit: Unit, children: Children, childrenOf: (id: number) => Children | undefined): TreeNode[] {
  if (children.state !== 'known') return [note(unit, children.state, 1)];
  const nodes = treeOf(children.units, childrenOf);
  const missing = unit.childCount - children.units.length;
  return missing > 0 && children.units.length >= 100 ? [...nodes, note(unit, 'more', 3, missing)] : nodes;
}

function note(unit: Unit, kind: NonNullable<TreeNode['note']>, place: number, count = 0): TreeNode {
  // Negative, so that it never meets a unit's id.
  return {
    key: -(unit.id * 4 + place),
    name: '',
    level: unit.level,
    state: unit.state,
    childCount: count,
    isLeaf: true,
    note: kind,
    disabled: true,
  };
}

/**
 * The path of a unit is open, so that it can be seen in the tree; from the root that it stands below, because what is
 * above my own units is not mine to open.
 */
export function opened(
  expanded: readonly number[],
  ancestors: readonly UnitRef[],
  roots: readonly UnitRef[],
): number[] {
  const from = ancestors.findIndex((unit) => roots.some((root) => root.id === unit.id));
  const path = from === -1 ? [] : ancestors.slice(from);
  return [...new Set([...expanded, ...path.map((unit) => unit.id)])];
}
