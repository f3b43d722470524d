import type { UnitCommand, UnitPlan, UnitTarget } from '@linli/contracts';
import type { Recoding } from './unit.policy.ts';
import type { SubtreeRow } from './unit.repository.ts';
import type { UnitRow } from './unit.row.ts';

type Asked<K extends UnitCommand['kind'], F extends string> = Pick<
  Extract<UnitCommand, { kind: K }>,
  Extract<keyof Extract<UnitCommand, { kind: K }>, F | 'kind'>
> & { unitId: number };

/** What is to be done, without why and when: it is worked out against the tree of the day on which it is done. */
export type UnitOrder =
  | Asked<'move', 'parentId' | 'code'>
  | Asked<'merge', 'others' | 'into' | 'grants'>
  | Asked<'split', 'successors' | 'children'>
  | Asked<'abolish', 'successorId' | 'grants'>
  | { kind: 'rename'; unitId: number; name: string }
  | { kind: 'activate'; unitId: number };

/** An order with its terms. */
export interface UnitChangePlan {
  id: string;
  order: UnitOrder;
  effectiveOn: string;
  reason: string;
  basis: string | null;
}

export type UnitPlanState = UnitPlan['state'];

/** A unit that takes over or is moved to: there already, or new with the change. */
export type Target = { row: UnitRow } | { name: string; code: string | null; parent: UnitRow };

export type EndState = 'merged' | 'split' | 'abolished';

/** What an order comes to on the tree as it is: everything is checked, nothing is done. */
export interface Outline {
  order: UnitOrder;
  subject: UnitRow;
  /** Where the asker must hold the permission, each with the field that named it. */
  touched: { unit: UnitRow; field: string }[];
  targets: Target[];
  /** Units that end, each with its successors as places in `targets`. */
  endings: { unit: UnitRow; state: EndState; targets: number[] }[];
  /** Units that get another parent, which is a place in `targets`. */
  moves: { unit: SubtreeRow; target: number }[];
  renames: { id: number; before: string; after: string }[];
  recodings: Recoding[];
  /** Codes for units that had none. */
  given: { id: number; code: string }[];
  activated: UnitRow[];
}

export const isNew = (target: Target): target is Exclude<Target, { row: UnitRow }> => !('row' in target);
export const nameOf = (target: Target): string => (isNew(target) ? target.name : target.row.name);

/** Ids that an order names, each with the field it stands in. */
export function idsOf(order: UnitOrder): { id: number; field: string }[] {
  const ofTarget = (target: UnitTarget, field: string) => {
    if ('unitId' in target) return [{ id: target.unitId, field }];
    return target.parentId === undefined ? [] : [{ id: target.parentId, field }];
  };
  switch (order.kind) {
    case 'move':
      return [{ id: order.parentId, field: 'parentId' }];
    case 'merge':
      return [...order.others.map((id) => ({ id, field: 'others' })), ...ofTarget(order.into, 'into')];
    case 'split':
      return [
        ...order.successors.flatMap((target) => ofTarget(target, 'successors')),
        ...order.children.map(({ unitId }) => ({ id: unitId, field: 'children' })),
      ];
    case 'abolish':
      return order.successorId === undefined ? [] : [{ id: order.successorId, field: 'successorId' }];
    default:
      return [];
  }
}
