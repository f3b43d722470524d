import { createHash } from 'node:crypto';
import { ROOT_UNIT_ID } from '@linli/contracts';
import { pathOf } from '../unit/unit.row.ts';
import type { Known, PlannedRow } from './import.types.ts';

/** Two plans with the same digest do the same to the same tree. */
export function digestOf(rows: readonly PlannedRow[]): string {
  const hash = createHash('sha256');
  for (const { row, outcome, unitId, parentId, note } of rows)
    hash.update(JSON.stringify([row, outcome, unitId, parentId, note]));
  return hash.digest('base64');
}

/** The lowest unit that covers all that a plan touches, or looks at when it touches nothing; null when there is none. */
export function coveringUnit(rows: readonly PlannedRow[], known: Known): number | null {
  const find = (code: string) => known.byCode.get(code) ?? known.byAlias.get(code);
  const touched = rows.filter(({ outcome }) => outcome === 'new' || outcome === 'changed');
  let common: number[] | undefined;
  for (const { code, parentCode, note } of touched.length > 0 ? touched : rows) {
    const unit = find(code);
    const parent = unit && note?.parent === undefined ? undefined : find(parentCode);
    const nation = parentCode === '' && (!unit || note?.parent !== undefined);
    for (const path of [unit && pathOf(unit), parent && pathOf(parent), nation ? [ROOT_UNIT_ID] : undefined])
      if (path) common = common ? common.filter((id, index) => path[index] === id) : path;
  }
  return common?.at(-1) ?? null;
}
