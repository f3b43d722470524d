import type { Unit, UnitLevel, UnitRef } from '@linli/contracts';
import type { UnitHit } from './unit.queries.ts';

/** A unit as the tree of the picker holds it. */
export interface UnitNode {
  key: number;
  value: number;
  title: string;
  name: string;
  unit: UnitRef;
  isLeaf: boolean;
  selectable: boolean;
  children?: UnitNode[];
}

const refOf = ({ id, name, level }: UnitRef): UnitRef => ({ id, name, level });
const selectable = (level: UnitLevel, levels?: readonly UnitLevel[]) => !levels || levels.includes(level);

/** Nodes for units, with the children that have been loaded, at any depth. */
export function nodesOf(
  units: readonly (UnitRef | Unit)[],
  children: Readonly<Record<number, UnitNode[]>>,
  levels?: readonly UnitLevel[],
): UnitNode[] {
  return units.map((unit) =>
    withChildren(
      {
        key: unit.id,
        value: unit.id,
        title: unit.name,
        name: unit.name,
        unit: refOf(unit),
        isLeaf: unit.level === 'grid' || ('childCount' in unit && unit.childCount === 0),
        selectable: selectable(unit.level, levels),
      },
      children,
    ),
  );
}

function withChildren(node: UnitNode, children: Readonly<Record<number, UnitNode[]>>): UnitNode {
  const own = children[node.value];
  return own ? { ...node, children: own.map((child) => withChildren(child, children)) } : node;
}

/** A node for a unit that search found: a leaf whose title says where it stands. */
export function nodeOfHit(hit: UnitHit, levels?: readonly UnitLevel[]): UnitNode {
  const path = [...hit.path.filter((unit) => unit.id !== hit.id), hit];
  return {
    key: hit.id,
    value: hit.id,
    title: path.map((unit) => unit.name).join(' / '),
    name: hit.name,
    unit: refOf(hit),
    isLeaf: true,
    selectable: selectable(hit.level, levels),
  };
}

/** The node of a unit, at any depth. */
export function findNode(nodes: readonly UnitNode[], id: number): UnitNode | undefined {
  for (const node of nodes) {
    const found = node.value === id ? node : findNode(node.children ?? [], id);
    if (found) {
      return found;
    }
  }
  return undefined;
}
