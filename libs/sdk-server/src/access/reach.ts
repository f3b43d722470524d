import type { Anchor, UnitLevel } from '@linli/contracts';

/** The unit and its ancestors by level, as a scoped row carries them. Ids, not codes. */
export interface Placed {
  provinceId: number | null;
  cityId: number | null;
  districtId: number | null;
  streetId: number | null;
  communityId: number | null;
  gridId: number | null;
}

const COLUMN: Record<Exclude<UnitLevel, 'nation'>, keyof Placed> = {
  province: 'provinceId',
  city: 'cityId',
  district: 'districtId',
  street: 'streetId',
  community: 'communityId',
  grid: 'gridId',
};

/** The property of a scoped row that holds its ancestor of a level; undefined for the nation, which is above everything. */
export function columnOf(level: UnitLevel): keyof Placed | undefined {
  return level === 'nation' ? undefined : COLUMN[level];
}

/** Whether any of the anchors covers the row: the row's unit is the anchor or below it. Pure; no anchors cover nothing. */
export function covers(anchors: readonly Anchor[] | undefined, row: Placed): boolean {
  return (anchors ?? []).some(([id, level]) => {
    const column = columnOf(level);
    return column === undefined || row[column] === id;
  });
}
