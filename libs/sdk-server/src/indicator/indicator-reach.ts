import type { Anchor, UnitLevel } from '@linli/contracts';

/** How much of a unit somebody's anchors cover. */
export type Coverage = 'whole' | 'part' | 'none';

/** Where a unit stands: its level and path (`1.5.17`). */
export interface Standing {
  level: UnitLevel;
  path: string;
}

/** How much of the unit at `path` the anchors cover; those that are nowhere to be found cover nothing. */
export function coverageOf(
  anchors: readonly Anchor[],
  path: string,
  standings: ReadonlyMap<number, Standing>,
): Coverage {
  const paths = anchors.flatMap(([id]) => standings.get(id)?.path ?? []);
  const within = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`);
  if (anchors.some(([, level]) => level === 'nation') || paths.some((anchor) => within(path, anchor))) return 'whole';
  return paths.some((anchor) => within(anchor, path)) ? 'part' : 'none';
}
