import type { UnitId, UnitRef } from '@linli/contracts';
import type { Placed } from '../access/reach.ts';
import type { KnownNames } from './names.ts';

type Place = Pick<Placed, 'districtId' | 'streetId' | 'communityId' | 'gridId'>;

/** Where a row stands, from the district down: what is above is the same for everybody here. For {@link Names.of}. */
export function unitIdsOf({ districtId, streetId, communityId, gridId }: Place): UnitId[] {
  return [districtId, streetId, communityId, gridId].filter((id) => id !== null);
}

/** The same with names, as an answer's `path`. */
export function pathOf(row: Place, names: KnownNames): UnitRef[] {
  return unitIdsOf(row).flatMap((id) => names.unit(id) ?? []);
}
