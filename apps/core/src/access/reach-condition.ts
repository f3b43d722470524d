import { ROOT_UNIT_ID } from '@linli/contracts';
import type { Anchor } from '@linli/contracts';

/**
 * SQL for "this unit path lies in the reach of these anchors"; `parameter` is the number of the one that gets
 * {@link anchorIds}. The anchors' paths are read in the query itself, so a move under way cannot come between.
 */
export function inReach(path: string, parameter: number): string {
  return `EXISTS (SELECT FROM core.unit anchor WHERE anchor.id = ANY ($${parameter}) AND ${path} <@ anchor.path)`;
}

export function anchorIds(anchors: readonly Anchor[] | undefined): number[] {
  return (anchors ?? []).map(([id]) => id);
}

/**
 * SQL for the ids of the units that reach the unit `u`, itself among them, so that they are looked up by key: compared by
 * their paths the planner reads the tree.
 */
export const reachingIds = (u: string): string =>
  `ARRAY[${ROOT_UNIT_ID}, ${u}.province_id, ${u}.city_id, ${u}.district_id, ${u}.street_id, ${u}.community_id, ${u}.grid_id]`;
