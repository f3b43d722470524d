import type { GridKind, Unit, UnitLevel, UnitRef, UnitState } from '@linli/contracts';
import type { Placed } from '@linli/sdk-server';
import { unitRef } from '../body/body.sql.ts';

/** A unit as the tree keeps it. */
export interface UnitRow extends Placed {
  id: number;
  code: string | null;
  name: string;
  level: UnitLevel;
  parentId: number | null;
  version: number;
  createdAt: Date;
  state: UnitState;
  validFrom: string | null;
  validTo: string | null;
  gridKind: GridKind | null;
  /** Since when it has been as it is; null from a beginning that nobody knows. */
  since: Date | null;
  childCount: number;
}

/** Columns of a {@link UnitRow} for a `core.unit` under the alias `u`. */
export const UNIT_COLUMNS = `u.id, u.code, u.name, u.level, u.parent_id AS "parentId", u.version, u.created_at AS "createdAt",
  u.province_id AS "provinceId", u.city_id AS "cityId", u.district_id AS "districtId", u.street_id AS "streetId",
  u.community_id AS "communityId", u.grid_id AS "gridId",
  u.state, u.valid_from::text AS "validFrom", u.valid_to::text AS "validTo", u.grid_kind AS "gridKind", u.since,
  (SELECT count(*)::integer FROM core.unit c WHERE c.parent_id = u.id AND c.state = 'active') AS "childCount"`;

/** Units above the `core.unit` under the alias `u`, from the top down, without the nation. */
export const UNIT_ANCESTORS = `(SELECT COALESCE(jsonb_agg(${unitRef('a')} ORDER BY core.level_rank(a.level)), '[]') FROM core.unit a
  WHERE a.id = ANY (ARRAY[u.province_id, u.city_id, u.district_id, u.street_id, u.community_id]) AND a.id <> u.id)`;

/** Ids from the nation down to the unit itself. */
export function pathOf(unit: Placed): number[] {
  const { provinceId, cityId, districtId, streetId, communityId, gridId } = unit;
  const below = [provinceId, cityId, districtId, streetId, communityId, gridId];
  return [1, ...below.filter((id) => id !== null)];
}

export function toUnit(row: UnitRow): Unit {
  const { id, name, level, code, parentId, childCount, version, state } = row;
  return { id, name, level, code, parentId, childCount, version, state };
}

export function toRef({ id, name, level }: UnitRef): UnitRef {
  return { id, name, level };
}

/** What a form shows beside what was typed when somebody else was faster. */
export function currentOf({
  name,
  code,
  parentId,
  state,
  validFrom,
  gridKind,
  version,
}: UnitRow): Record<string, unknown> {
  return { name, code, parentId, state, validFrom, gridKind, version };
}
