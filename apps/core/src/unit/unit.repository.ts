import type { Anchor, PageQuery, UnitDetail, UnitLevel, UnitRef, UnitState } from '@linli/contracts';
import { MAX_PAGED_ROWS, ROOT_UNIT_ID } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { instant, unitRef } from '../body/body.sql.ts';
import { UNIT_ANCESTORS, UNIT_COLUMNS } from './unit.row.ts';
import type { UnitRow } from './unit.row.ts';

const MAX_HITS = 20;
/** Whatever begins with a text comes before the text with this behind it, byte by byte. */
const LAST_CHARACTER = '\u{10FFFF}';

export interface SubtreeRow {
  id: number;
  code: string | null;
  name: string;
  level: UnitLevel;
  parentId: number | null;
  state: UnitState;
}

interface Above {
  /** From the top down, without the nation. */
  ancestors: UnitRef[];
}

export type UnitDetailRow = UnitRow &
  Above &
  Pick<UnitDetail, 'aliases' | 'successors' | 'predecessors' | 'waiting'> & { lastCode: string | null };

/** Reads the tree. Who may see what is the service's to check. */
@Injectable()
export class UnitRepository {
  constructor(private readonly db: ScopedDb) {}

  async find(id: number): Promise<UnitRow | undefined> {
    const [row] = await this.query<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM core.unit u WHERE u.id = $1`, [id]);
    return row;
  }

  async findAll(ids: readonly number[]): Promise<UnitRow[]> {
    return this.query<UnitRow>(`SELECT ${UNIT_COLUMNS} FROM core.unit u WHERE u.id = ANY ($1) ORDER BY u.id`, [ids]);
  }

  /** Those in force; `inactive`: also those that are planned or have ended. */
  async children(
    parentId: number,
    { page, pageSize, inactive }: PageQuery & { inactive: boolean },
  ): Promise<{ rows: UnitRow[]; total: number }> {
    const states = inactive ? '' : `AND u.state = 'active'`;
    const rows = await this.query<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM core.unit u WHERE u.parent_id = $1 ${states}
       ORDER BY u.state = 'active' DESC, u.code NULLS LAST, u.name, u.id LIMIT $2 OFFSET $3`,
      [parentId, pageSize, (page - 1) * pageSize],
    );
    const [counted] = await this.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM (SELECT FROM core.unit u WHERE parent_id = $1 ${states} LIMIT $2) AS counted`,
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

  /** A unit with all that its page says of it. `distributing`: also whether rows wait here or below for their new unit. */
  async detail(id: number, distributing: boolean): Promise<UnitDetailRow | undefined> {
    const [row] = await this.query<UnitDetailRow>(
      `SELECT ${UNIT_COLUMNS}, ${UNIT_ANCESTORS} AS ancestors,
         (SELECT COALESCE(jsonb_agg(jsonb_build_object('system', a.system, 'code', a.code, 'reason', a.reason, 'until',
             CASE WHEN a.reason <> 'foreign' THEN ${instant('a.until')} END) ORDER BY a.reason = 'foreign', a.until DESC, a.system, a.code), '[]')
          FROM core.unit_alias a WHERE a.unit_id = u.id) AS aliases,
         (SELECT COALESCE(jsonb_agg(${unitRef('k')} ORDER BY k.code NULLS LAST, k.id), '[]')
          FROM core.unit_successor s JOIN core.unit k ON k.id = s.successor_id WHERE s.unit_id = u.id) AS successors,
         (SELECT COALESCE(jsonb_agg(${unitRef('k')} ORDER BY k.code NULLS LAST, k.id), '[]')
          FROM core.unit_successor s JOIN core.unit k ON k.id = s.unit_id WHERE s.successor_id = u.id) AS predecessors,
         $2 AND EXISTS (SELECT FROM core.unit_distribution d JOIN core.unit place ON place.id = d.at_unit_id
           WHERE d.state = 'waiting' AND place.path OPERATOR(public.<@) u.path) AS waiting,
         CASE WHEN u.code IS NULL AND u.state NOT IN ('active', 'planned') THEN (SELECT p.code FROM core.unit_past p
           WHERE p.unit_id = u.id AND p.code IS NOT NULL ORDER BY p.until DESC, p.id DESC LIMIT 1) END AS "lastCode"
       FROM core.unit u WHERE u.id = $1`,
      [id, distributing],
    );
    return row;
  }

  /**
   * Units in reach whose name contains the text or whose code, or an old one, begins with it; the best hits first. Hits are
   * found before reach is looked at: the nation's reach is every unit. A beginning is written as a range, which an index
   * serves in a prepared plan too, unlike LIKE. Six digits and more are a code: no name has them, and the index of names
   * would be read for every three of them.
   */
  search(text: string, anchors: readonly Anchor[], inactive = false): Promise<(UnitRow & Above)[]> {
    const like = text.replace(/[\\%_]/g, '\\$&');
    const byName = /^[0-9]{6,}$/.test(text) ? 'false' : `name ILIKE '%' || $2 || '%'`;
    return this.query(
      `WITH hit AS MATERIALIZED (
         SELECT * FROM core.unit WHERE ${byName} OR code ~>=~ $1 AND code ~<~ $5
           OR id = ANY (ARRAY(SELECT unit_id FROM core.unit_alias WHERE code ~>=~ $1 AND code ~<~ $5)))
       SELECT ${UNIT_COLUMNS}, ${UNIT_ANCESTORS} AS ancestors FROM hit u
       WHERE ($4 OR u.state = 'active') AND u.level <> 'nation'
         AND u.path OPERATOR(public.<@) ANY (ARRAY(SELECT path FROM core.unit WHERE id = ANY ($3)))
       ORDER BY u.code IS DISTINCT FROM $1, u.name <> $1, u.name NOT ILIKE $2 || '%', u.state <> 'active', core.level_rank(u.level), u.code NULLS LAST, u.id
       LIMIT ${MAX_HITS}`,
      [text, like, anchors.map(([id]) => id), inactive, `${text}${LAST_CHARACTER}`],
    );
  }

  /** Names of the children that have not ended. */
  async childNames(parentId: number): Promise<string[]> {
    const rows = await this.query<{ name: string }>(
      `SELECT name FROM core.unit WHERE parent_id = $1 AND state IN ('active', 'planned')`,
      [parentId],
    );
    return rows.map(({ name }) => name);
  }

  /** The day on which a unit changed for the first time; null where it never did. */
  async firstChange(id: number): Promise<string | null> {
    const [row] = await this.query<{ day: string | null }>(
      `SELECT (min(until) AT TIME ZONE 'Asia/Shanghai')::date::text AS day FROM core.unit_past WHERE unit_id = $1`,
      [id],
    );
    return row?.day ?? null;
  }

  /** A child of that name that has not ended, other than `except`. */
  async childNamed(parentId: number, name: string, except: readonly number[]): Promise<{ id: number } | undefined> {
    const [row] = await this.query<{ id: number }>(
      `SELECT id FROM core.unit WHERE parent_id = $1 AND name = $2 AND NOT id = ANY ($3) AND state IN ('active', 'planned') LIMIT 1`,
      [parentId, name, except],
    );
    return row;
  }

  /** Those of the codes that are, or were, some other unit's. Units in `except` may take their own old codes back. */
  async codesTaken(codes: readonly string[], except: readonly number[]): Promise<string[]> {
    const rows = await this.query<{ code: string }>(
      `SELECT code FROM core.unit WHERE code = ANY ($1) AND NOT id = ANY ($2)
       UNION SELECT code FROM core.unit_alias
         WHERE code = ANY ($1) AND NOT unit_id = ANY ($2) AND system = 'national' ORDER BY 1`,
      [codes, except],
    );
    return rows.map(({ code }) => code);
  }

  /** Codes, present and past, that match the pattern. */
  async codesLike(prefix: string, pattern: string): Promise<string[]> {
    const rows = await this.query<{ code: string }>(
      `SELECT code FROM core.unit WHERE code LIKE $1 || '%' AND code ~ $2
       UNION SELECT code FROM core.unit_alias WHERE code LIKE $1 || '%' AND code ~ $2 AND system = 'national'`,
      [prefix, pattern],
    );
    return rows.map(({ code }) => code);
  }

  /** Whose a code is or was, for all that begin so. */
  async codeOwners(prefix: string): Promise<{ code: string; id: number }[]> {
    return this.query(
      `SELECT code, id FROM core.unit WHERE code LIKE $1 || '%'
       UNION SELECT code, unit_id FROM core.unit_alias WHERE code LIKE $1 || '%' AND system = 'national'`,
      [prefix],
    );
  }

  /** How many units stand below one, itself not counted. */
  async countBelow(id: number): Promise<number> {
    const [row] = await this.query<{ count: number }>(
      `SELECT count(*)::integer - 1 AS count FROM core.unit u
       WHERE u.path OPERATOR(public.<@) (SELECT path FROM core.unit WHERE id = $1)`,
      [id],
    );
    return row?.count ?? 0;
  }

  /** The lowest unit that is above all of these, or one of them. */
  async commonOf(ids: readonly number[]): Promise<UnitRow> {
    const [row] = await this.query<UnitRow>(
      `SELECT ${UNIT_COLUMNS} FROM core.unit u WHERE NOT EXISTS (
         SELECT FROM core.unit below WHERE below.id = ANY ($1) AND NOT below.path OPERATOR(public.<@) u.path)
         AND u.path OPERATOR(public.@>) (SELECT path FROM core.unit WHERE id = $2)
       ORDER BY nlevel(u.path) DESC LIMIT 1`,
      [ids, ids[0]],
    );
    if (!row) throw new Error('the nation is above every unit');
    return row;
  }

  /** The unit and all below it, with their codes, from the top down. */
  subtree(id: number): Promise<SubtreeRow[]> {
    return this.query(
      `SELECT u.id, u.code, u.name, u.level, u.parent_id AS "parentId", u.state FROM core.unit u
       WHERE u.path OPERATOR(public.<@) (SELECT path FROM core.unit WHERE id = $1) ORDER BY nlevel(u.path), u.code NULLS LAST, u.id`,
      [id],
    );
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
