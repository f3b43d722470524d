import type { PersonState } from '@linli/contracts';
import type { Placed } from '@linli/sdk-server';

/** A person as the table has them. */
export interface PersonRow extends Placed {
  id: string;
  code: string | null;
  name: string;
  /** Sealed under the person's key. */
  phone: Buffer | null;
  unitId: number;
  unit: string;
  state: PersonState;
  version: number;
}

/** Columns of a {@link PersonRow} for a `core.person` under the alias `p`, its unit under `u`. */
export const PERSON_COLUMNS = `p.id, p.code, p.name, p.phone, p.unit_id AS "unitId", u.name AS unit, p.state, p.version,
  p.province_id AS "provinceId", p.city_id AS "cityId", p.district_id AS "districtId", p.street_id AS "streetId",
  p.community_id AS "communityId", p.grid_id AS "gridId"`;
