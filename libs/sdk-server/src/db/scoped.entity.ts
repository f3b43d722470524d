import { Column } from 'typeorm';
import type { Placed } from '../access/reach.ts';

const derived = { type: 'integer', nullable: true, insert: false, update: false } as const;

/** Columns of every table that `core_pub.scope_table` was called for. All but the unit are derived by the database. */
export abstract class ScopedEntity implements Placed {
  @Column({ name: 'unit_id', type: 'integer' })
  unitId!: number;

  @Column({ name: 'province_id', ...derived })
  provinceId!: number | null;

  @Column({ name: 'city_id', ...derived })
  cityId!: number | null;

  @Column({ name: 'district_id', ...derived })
  districtId!: number | null;

  @Column({ name: 'street_id', ...derived })
  streetId!: number | null;

  @Column({ name: 'community_id', ...derived })
  communityId!: number | null;

  @Column({ name: 'grid_id', ...derived })
  gridId!: number | null;
}
