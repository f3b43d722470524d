import type { UnitId } from '@linli/contracts';
import type { Placed } from '@linli/sdk-server';
import type { Giver } from '../../contract/index.ts';

/** Levels from below: the first that a row has is its own unit, the next the one above it. */
const UPWARDS = ['gridId', 'communityId', 'streetId', 'districtId', 'cityId', 'provinceId'] as const;

/** Where the unit stands that gives: the one above the row's own, or that one itself. */
export function placeOfGiver({ giver, ...row }: Placed & { giver: Giver }): Placed {
  const { provinceId, cityId, districtId, streetId, communityId, gridId } = row;
  const place = { provinceId, cityId, districtId, streetId, communityId, gridId };
  if (giver === 'own') return place;
  const own = UPWARDS.find((level) => place[level] !== null);
  return own === undefined ? place : { ...place, [own]: null };
}

/** The unit that gives; the row's own where there is none above. */
export function givingUnit(row: Placed & { giver: Giver; unitId: UnitId }): UnitId {
  const place = placeOfGiver(row);
  const level = UPWARDS.find((each) => place[each] !== null);
  return (level && place[level]) ?? row.unitId;
}
