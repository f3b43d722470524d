import type { Anchor, UnitId, UnitLevel } from '@linli/contracts';
import { InvalidError } from '../errors.ts';

/** Where units stand in the tree now: level and path (`1.5.17`). */
export type Places = ReadonlyMap<UnitId, { level: UnitLevel; path: string }>;

/**
 * Where several scopes meet, and a unit: the anchors that lie within one of each. A list's index is asked for these only,
 * so that a narrow filter within a wide reach, or the other way about, is as quick as the narrower of the two.
 * @throws InvalidError `core.unit.unknown` for a unit that is not there.
 */
export async function meetingOf(
  sets: readonly (readonly Anchor[])[],
  unit: UnitId | undefined,
  places: (ids: readonly UnitId[]) => Promise<Places>,
): Promise<readonly Anchor[] | 'everywhere'> {
  const [first, ...others] = sets.filter((set) => !set.some(([, level]) => level === 'nation'));
  const different = others.filter((set) => first !== undefined && !isSame(first, set));
  if (unit === undefined && different.length === 0) return first ?? 'everywhere';
  const ids = [
    ...(unit === undefined ? [] : [unit]),
    ...[...(first ? [first] : []), ...different].flat().map(([id]) => id),
  ];
  const known = await places([...new Set(ids)]);
  let met: readonly Anchor[] | undefined = first;
  for (const set of different) met = meet(met ?? [], set, known);
  if (unit === undefined) return met ?? 'everywhere';
  const place = known.get(unit);
  if (!place) throw new InvalidError('core.unit.unknown');
  if (place.level === 'nation') return met ?? 'everywhere';
  const narrow: readonly Anchor[] = [[unit, place.level]];
  return met === undefined ? narrow : meet(met, narrow, known);
}

function isSame(one: readonly Anchor[], other: readonly Anchor[]): boolean {
  return one === other || (one.length === other.length && one.every(([id], at) => id === other[at]?.[0]));
}

function meet(some: readonly Anchor[], others: readonly Anchor[], places: Places): Anchor[] {
  const met = new Map<UnitId, Anchor>();
  for (const one of some) {
    for (const other of others) {
      const [a, b] = [places.get(one[0])?.path, places.get(other[0])?.path];
      if (a === undefined || b === undefined) continue;
      if (a === b || a.startsWith(`${b}.`)) met.set(one[0], one);
      else if (b.startsWith(`${a}.`)) met.set(other[0], other);
    }
  }
  return [...met.values()];
}
