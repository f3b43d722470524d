import type { UnitId } from '@linli/contracts';
import { sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';

/** Rows at, below and above a unit: what stands above holds for it, too. Everything without one. */
export function aboutUnit(unitId: UnitId | undefined): Sql[] {
  if (unitId === undefined) return [];
  return [
    sql`EXISTS (SELECT FROM core_pub.unit_v1 AS u WHERE u.id = ${unitId} AND (u.path::public.ltree OPERATOR(public.@>) row.unit_path OR row.unit_path OPERATOR(public.@>) u.path::public.ltree))`,
  ];
}
