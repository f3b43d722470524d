import { MAX_PAGED_ROWS, ROOT_UNIT_ID } from '@linli/contracts';
import type { PageQuery, UnitLevel, UnitRef, UnitState } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** A unit as it was. */
export interface PastRow {
  id: number;
  code: string | null;
  name: string;
  level: UnitLevel;
  parentId: number | null;
  state: UnitState;
  childCount: number;
}

const COLUMNS = `u.id, u.code, u.name, u.level, u.parent_id AS "parentId", u.state,
  (SELECT count(*)::integer FROM core.units_before($1) c WHERE c.parent_id = u.id AND c.state = 'active') AS "childCount"`;
const MAX_HITS = 20;

/** The tree as it was just before an instant. */
@Injectable()
export class UnitPastRepository {
  constructor(private readonly db: ScopedDb) {}

  async find(id: number, before: Date): Promise<PastRow | undefined> {
    const [row] = await this.query<PastRow>(`SELECT ${COLUMNS} FROM core.units_before($1) u WHERE u.id = $2`, [
      before,
      id,
    ]);
    return row;
  }

  async children(
    parentId: number,
    { page, pageSize, inactive }: PageQuery & { inactive: boolean },
    before: Date,
  ): Promise<{ rows: PastRow[]; total: number }> {
    const states = inactive ? '' : `AND u.state = 'active'`;
    const rows = await this.query<PastRow>(
      `SELECT ${COLUMNS} FROM core.units_before($1) u WHERE u.parent_id = $2 ${states}
       ORDER BY u.state = 'active' DESC, u.code NULLS LAST, u.name, u.id LIMIT $3 OFFSET $4`,
      [before, parentId, pageSize, (page - 1) * pageSize],
    );
    const [counted] = await this.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM (
         SELECT FROM core.units_before($1) u WHERE u.parent_id = $2 ${states} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
      [before, parentId],
    );
    return { rows, total: counted?.total ?? 0 };
  }

  /**
   * What somebody anchored at these units sees of that day: the units themselves, or, where one did not exist yet, those
   * whose place it took. For the nation, which is never shown, the units below it.
   */
  roots(anchorIds: readonly number[], before: Date): Promise<PastRow[]> {
    return this.query(
      `WITH RECURSIVE root (id) AS (
         SELECT unnest($2::integer[])
         UNION
         SELECT s.unit_id FROM root JOIN core.unit_successor s ON s.successor_id = root.id
         WHERE NOT EXISTS (SELECT FROM core.units_before($1) u WHERE u.id = root.id AND u.state = 'active')
       )
       SELECT ${COLUMNS} FROM core.units_before($1) u
       WHERE u.state = 'active' AND u.level <> 'nation'
         AND CASE WHEN ${ROOT_UNIT_ID} = ANY ($2) THEN u.parent_id = ${ROOT_UNIT_ID} ELSE u.id IN (SELECT id FROM root) END
       ORDER BY u.code NULLS LAST, u.name, u.id`,
      [before, anchorIds],
    );
  }

  /** Units above one on that day, from the top down, without the nation. */
  ancestors(id: number, before: Date): Promise<UnitRef[]> {
    return this.query(
      `WITH RECURSIVE up AS (
         SELECT u.id, u.name, u.level, u.parent_id, 0 AS depth FROM core.units_before($1) u WHERE u.id = $2
         UNION ALL
         SELECT u.id, u.name, u.level, u.parent_id, up.depth + 1 FROM up
         CROSS JOIN LATERAL (SELECT * FROM core.units_before($1) u WHERE u.id = up.parent_id) u WHERE up.depth < 10
       )
       SELECT id, name, level FROM up WHERE depth > 0 AND level <> 'nation' ORDER BY depth DESC`,
      [before, id],
    );
  }

  search(text: string, before: Date): Promise<PastRow[]> {
    const like = text.replace(/[\\%_]/g, '\\$&');
    return this.query(
      `SELECT ${COLUMNS} FROM core.units_before($1) u
       WHERE u.level <> 'nation' AND (u.name ILIKE '%' || $3 || '%' OR u.code LIKE $3 || '%')
       ORDER BY u.code IS DISTINCT FROM $2, u.name <> $2, u.name NOT ILIKE $3 || '%', u.state <> 'active',
         core.level_rank(u.level), u.code NULLS LAST, u.id LIMIT ${MAX_HITS * 5}`,
      [before, text, like],
    );
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
