import type { UnitId } from '@linli/contracts';
import { sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';

/** Rows at a unit, below it, or above it: what is laid down above holds here too. */
export function atOrAround(unit: UnitId): Sql {
  return sql`EXISTS (SELECT FROM core_pub.unit_v1 AS u WHERE u.id = ${unit} AND (u.path::public.ltree OPERATOR(public.@>) row.unit_path OR row.unit_path OPERATOR(public.@>) u.path::public.ltree))`;
}
