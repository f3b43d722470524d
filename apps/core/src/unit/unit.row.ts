import type { Unit, UnitLevel, UnitRef } from '@linli/contracts';
import type { Placed } from '@linli/sdk-server';

/** A unit as the tree keeps it. */
export interface UnitRow extends Placed {
  id: number;
  code: string | null;
  name: string;
  level: UnitLevel;
  parentId: number | null;
  version: number;
  createdAt: Date;
  childCount: number;
}

/** Columns of a {@link UnitRow} for a `core.unit` under the alias `u`. */
export const UNIT_COLUMNS = `u.id, u.code, u.name, u.level, u.parent_id AS "parentId", u.version, u.created_at AS "createdAt",
  u.province_id AS "provinceId", u.city_id AS "cityId", u.district_id AS "districtId", u.street_id AS "streetId",
  u.community_id AS "communityId", u.grid_id AS "gridId",
  (SELECT count(*)::integer FROM core.unit c WHERE c.parent_id = u.id) AS "childCount"`;

/** Ids from the nation down to the unit itself. */
export function pathOf(unit: Placed): number[] {
  const { provinceId, cityId, districtId, streetId, communityId, gridId } = unit;
  const below = [provinceId, cityId, districtId, streetId, communityId, gridId];
  return [1, ...below.filter((id) => id !== null)];
}

export function toUnit(row: UnitRow): Unit {
  const { id, name, level, code, parentId, childCount, version } = row;
  return { id, name, level, code, parentId, childCount, version };
}

export function toRef({ id, name, level }: UnitRef): UnitRef {
  return { id, name, level };
}
