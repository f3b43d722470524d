import { gridCodePattern, nextGridCode } from './unit.policy.ts';
import type { Recoding } from './unit.policy.ts';
import type { SubtreeRow } from './unit.repository.ts';

/** A unit that ends, the code of the one that takes over, and what stood below it, from the top down. */
export interface Takeover {
  rootId: number;
  oldCode: string | null;
  newCode: string | null;
  below: readonly SubtreeRow[];
}

/** Whose each code is or was. A code never becomes another unit's. */
export type CodeOwners = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * What becomes of codes below units that are taken over. A code that contains the old one of the unit above follows that
 * one's new code. Where two would get the same, a grid gets its community's next number and anything else stays pending:
 * its number is the statistics office's to give.
 */
export function followCodes(takeovers: readonly Takeover[], owners: CodeOwners): Recoding[] {
  const taken = new Map([...owners].map(([code, ids]) => [code, new Set(ids)]));
  const isTaken = (code: string, by: number) => [...(taken.get(code) ?? [])].some((id) => id !== by);
  return takeovers.flatMap(({ rootId, oldCode, newCode, below }) => {
    const became = new Map([[rootId, { parentId: null as number | null, before: oldCode, after: newCode }]]);
    const recodings: Recoding[] = [];
    for (const unit of below) {
      const after = unit.code === null ? null : codeOf(unit.id, unit.code, unit.level, unit.parentId);
      became.set(unit.id, { parentId: unit.parentId, before: unit.code, after });
      if (after !== null) taken.set(after, (taken.get(after) ?? new Set()).add(unit.id));
      if (unit.code !== null && after !== unit.code) recodings.push({ id: unit.id, before: unit.code, after });
    }
    return recodings;

    function codeOf(id: number, code: string, level: SubtreeRow['level'], parentId: number | null): string | null {
      let above = parentId === null ? undefined : became.get(parentId);
      while (above && !(above.before !== null && code.startsWith(above.before)))
        above = above.parentId === null ? undefined : became.get(above.parentId);
      if (!above || above.before === above.after) return code;
      if (above.after === null || above.before === null) return null;
      const follows = above.after + code.slice(above.before.length);
      if (!isTaken(follows, id)) return follows;
      if (level !== 'grid') return null;
      const pattern = new RegExp(gridCodePattern(above.after));
      return (
        nextGridCode(
          above.after,
          [...taken.keys()].filter((known) => pattern.test(known)),
        ) ?? null
      );
    }
  });
}
