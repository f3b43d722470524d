import type { UnitRef } from '@linli/contracts';

/** A path as people of one district say it: from the district down, because province and city are the same for all of them. */
export function shortPath<T extends UnitRef>(path: readonly T[]): readonly T[] {
  const district = path.findIndex((unit) => unit.level === 'district');
  return district > 0 ? path.slice(district) : path;
}

/** The path of one of my own units, itself last; core may or may not repeat it at the end. */
export function pathOf(unit: UnitRef & { path: readonly UnitRef[] }): readonly UnitRef[] {
  return shortPath(unit.path.some((step) => step.id === unit.id) ? unit.path : [...unit.path, unit]);
}
