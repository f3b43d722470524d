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
