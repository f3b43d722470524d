import type { Anchor, UnitLevel } from '@linli/contracts';
import type { ScopedDb } from '@linli/sdk-server';
import type { SqlParameters } from '../body/sql-parameters.ts';

const COLUMN: Record<Exclude<UnitLevel, 'nation'>, string> = {
  province: 'province_id',
  city: 'city_id',
  district: 'district_id',
  street: 'street_id',
  community: 'community_id',
  grid: 'grid_id',
};

/** The column of a core table that holds a row's ancestor of a level; undefined for the nation, which is above every row. */
export function ancestorColumn(level: UnitLevel): string | undefined {
  return level === 'nation' ? undefined : COLUMN[level];
}

/**
 * SQL for "this row of a core table lies in the reach of these anchors", on the columns that the database derives from the
 * tree, so that an index serves it. No anchors reach nothing.
 */
export function placedReach(alias: string, anchors: readonly Anchor[] | undefined, parameters: SqlParameters): string {
  const byColumn = new Map<string, number[]>();
  for (const [id, level] of anchors ?? []) {
    if (level === 'nation') return 'true';
    byColumn.set(COLUMN[level], [...(byColumn.get(COLUMN[level]) ?? []), id]);
  }
  const conditions = [...byColumn].map(([column, ids]) =>
    ids.length === 1
      ? `${alias}.${column} = ${parameters.add(ids[0])}`
      : `${alias}.${column} = ANY (${parameters.add(ids)}::integer[])`,
  );
  return conditions.length === 0 ? 'false' : `(${conditions.join(' OR ')})`;
}

/** A unit as an anchor, to narrow a list to it and what is below; of a unit that is not there none, which reaches nothing. */
export async function unitAnchor(db: ScopedDb, unitId: number): Promise<Anchor[]> {
  const rows = await db.manager.query<{ level: UnitLevel }[]>('SELECT level FROM core.unit WHERE id = $1', [unitId]);
  return rows.map(({ level }): Anchor => [unitId, level]);
}
