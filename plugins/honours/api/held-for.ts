import { sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';

/** Rows of a unit, of those above it, which hold for it too, and of those below; none where no unit is named. */
export function heldFor(unit: number | undefined): Sql[] {
  if (unit === undefined) return [];
  return [
    sql`EXISTS (SELECT FROM core_pub.unit_v1 AS u WHERE u.id = ${unit} AND (u.path::public.ltree OPERATOR(public.@>) row.unit_path OR row.unit_path OPERATOR(public.@>) u.path::public.ltree))`,
  ];
}
