import type { Anchor, PageQuery, UnitDetail, UnitRef } from '@linli/contracts';
import { MAX_PAGED_ROWS, ROOT_UNIT_ID } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { UNIT_COLUMNS } from './unit.row.ts';
import type { UnitRow } from './unit.row.ts';

const MAX_HITS = 20;

/** Reads the tree. Who may see what is the service's to check. */
@Injectable()
export class UnitRepository {
  constructor(private readonly db: ScopedDb) {}

  async find(id: number): Promise<UnitRow | undefined> {
    const [row] = await this.query<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM core.unit u WHERE u.id = $1`, [id]);
    return row;
  }

  async children(parentId: number, { page, pageSize }: PageQuery): Promise<{ rows: UnitRow[]; total: number }> {
    const rows = await this.query<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM core.unit u WHERE u.parent_id = $1
       ORDER BY u.code NULLS LAST, u.name, u.id LIMIT $2 OFFSET $3`,
      [parentId, pageSize, (page - 1) * pageSize],
    );
    const [counted] = await this.query<{ total: number }>(
      'SELECT count(*)::integer AS total FROM (SELECT FROM core.unit WHERE parent_id = $1 LIMIT $2) AS counted',
      [parentId, MAX_PAGED_ROWS + 1],
    );
    return { rows, total: counted?.total ?? 0 };
  }

  /** The units of the anchors; for an anchor at the nation, which is never shown, the units below it. */
  anchors(anchors: readonly Anchor[]): Promise<UnitRow[]> {
    const ids = anchors.map(([id]) => id);
    const column = ids.includes(ROOT_UNIT_ID) ? 'parent_id' : 'id';
    return this.query<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM core.unit u WHERE u.${column} = ANY ($1) ORDER BY u.code NULLS LAST, u.name, u.id`,
      [column === 'parent_id' ? [ROOT_UNIT_ID] : ids],
    );
  }

  /** Units above each of the given ones, from the top down, without the nation. */
  async ancestors(ids: readonly number[]): Promise<Map<number, UnitRef[]>> {
    const rows = await this.query<UnitRef & { of: number }>(
      `SELECT u.id AS of, a.id, a.name, a.level FROM core.unit u
       JOIN core.unit a ON a.id = ANY (ARRAY[u.province_id, u.city_id, u.district_id, u.street_id, u.community_id]) AND a.id <> u.id
       WHERE u.id = ANY ($1) ORDER BY u.id, core.level_rank(a.level)`,
      [ids],
    );
    const found = new Map<number, UnitRef[]>(ids.map((id) => [id, []]));
    for (const { of, ...ref } of rows) found.get(of)?.push(ref);
    return found;
  }

  /** Units in reach whose name contains the text or whose code, or an old one, begins with it; the best hits first. */
  search(text: string, anchors: readonly Anchor[]): Promise<UnitRow[]> {
    const like = text.replace(/[\\%_]/g, '\\$&');
    return this.query<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM core.unit u
       WHERE u.id IN (
         SELECT id FROM core.unit WHERE name ILIKE '%' || $2 || '%'
         UNION SELECT id FROM core.unit WHERE code LIKE $2 || '%'
         UNION SELECT unit_id FROM core.unit_alias WHERE code LIKE $2 || '%'
       ) AND u.level <> 'nation' AND EXISTS (
         SELECT FROM core.unit anchor WHERE anchor.id = ANY ($3) AND u.path OPERATOR(public.<@) anchor.path
       )
       ORDER BY u.code IS DISTINCT FROM $1, u.name <> $1, u.name NOT ILIKE $2 || '%', core.level_rank(u.level), u.code NULLS LAST, u.id
       LIMIT ${MAX_HITS}`,
      [text, like, anchors.map(([id]) => id)],
    );
  }

  aliases(id: number): Promise<UnitDetail['aliases']> {
    return this.query(
      `SELECT code, reason, to_char(until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS until
       FROM core.unit_alias WHERE unit_id = $1 ORDER BY until DESC, code`,
      [id],
    );
  }

  /** A child of that name, other than `except`. */
  async childNamed(parentId: number, name: string, except: number): Promise<{ id: number } | undefined> {
    const [row] = await this.query<{ id: number }>(
      'SELECT id FROM core.unit WHERE parent_id = $1 AND name = $2 AND id <> $3 LIMIT 1',
      [parentId, name, except],
    );
    return row;
  }

  /** Those of the codes that are, or were, some other unit's. Units in `except` may take their own old codes back. */
  async codesTaken(codes: readonly string[], except: readonly number[]): Promise<string[]> {
    const rows = await this.query<{ code: string }>(
      `SELECT code FROM core.unit WHERE code = ANY ($1) AND NOT id = ANY ($2)
       UNION SELECT code FROM core.unit_alias WHERE code = ANY ($1) AND NOT unit_id = ANY ($2) ORDER BY 1`,
      [codes, except],
    );
    return rows.map(({ code }) => code);
  }

  /** Codes, present and past, that match the pattern. */
  async codesLike(prefix: string, pattern: string): Promise<string[]> {
    const rows = await this.query<{ code: string }>(
      `SELECT code FROM core.unit WHERE code LIKE $1 || '%' AND code ~ $2
       UNION SELECT code FROM core.unit_alias WHERE code LIKE $1 || '%' AND code ~ $2`,
      [prefix, pattern],
    );
    return rows.map(({ code }) => code);
  }

  /** The unit and all below it, with their codes. */
  subtree(id: number): Promise<{ id: number; code: string | null }[]> {
    return this.query(
      `SELECT u.id, u.code FROM core.unit u
       WHERE u.path OPERATOR(public.<@) (SELECT path FROM core.unit WHERE id = $1) ORDER BY u.id`,
      [id],
    );
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
