import type { GridKind, UnitLevel, UnitState } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Recoding } from './unit.policy.ts';

export interface NewUnit {
  parentId: number;
  name: string;
  level: UnitLevel;
  code: string | null;
  state: UnitState;
  validFrom: string | null;
  gridKind: GridKind | null;
  /** From when on it is part of the tree; null: as far as anybody knows, always. */
  since: Date | null;
}

/** Changes the tree. Every change first takes the one lock of the tree, so that what was checked still holds when it is saved. */
@Injectable()
export class UnitTreeRepository {
  constructor(private readonly db: ScopedDb) {}

  /** Waits until nobody else changes the tree; held until the end of the transaction. The same lock as core.move_unit. */
  async lock(): Promise<void> {
    await this.db.manager.query(`SELECT pg_advisory_xact_lock(hashtext('linli:tree'))`);
  }

  /** The instant that changes of this transaction count from, where it is not the transaction's own. */
  async setMoment(at: Date): Promise<void> {
    await this.db.manager.query(`SELECT set_config('linli.moment', $1, true)`, [at.toISOString()]);
  }

  async insert(unit: NewUnit): Promise<number> {
    const { parentId, name, level, code, state, validFrom, gridKind, since } = unit;
    const [row] = await this.db.manager.query<{ id: number }[]>(
      `INSERT INTO core.unit (parent_id, name, level, code, state, valid_from, grid_kind, since)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [parentId, name, level, code, state, validFrom, gridKind, since],
    );
    if (!row) throw new Error('an insert answered no row');
    return row.id;
  }

  async rename(id: number, name: string): Promise<void> {
    await this.db.manager.query('UPDATE core.unit SET name = $2, version = version + 1 WHERE id = $1', [id, name]);
  }

  /** What is known about a unit beside its name and place. A new first day becomes the beginning of its history too. */
  async describe(
    id: number,
    { validFrom, gridKind }: { validFrom: string | null; gridKind: GridKind | null },
    begins: boolean,
  ): Promise<void> {
    await this.db.manager.query(
      'UPDATE core.unit SET valid_from = $2::date, grid_kind = $3, version = version + 1 WHERE id = $1',
      [id, validFrom, gridKind],
    );
    if (begins) await this.db.manager.query('SELECT core.begin_unit($1, $2::date)', [id, validFrom]);
  }

  /** Puts units with all below them under other parents, and answers how many units that touched. */
  async move(moves: readonly { id: number; parentId: number }[]): Promise<number> {
    if (moves.length === 0) return 0;
    const ids = moves.map(({ id }) => id);
    const [moved] = await this.db.manager.query<{ touched: number }[]>(
      `SELECT sum(core.move_unit(m.id, m.parent_id))::integer AS touched
       FROM (SELECT * FROM unnest($1::integer[], $2::integer[]) AS m (id, parent_id)) AS m`,
      [ids, moves.map(({ parentId }) => parentId)],
    );
    await this.db.manager.query('UPDATE core.unit SET version = version + 1 WHERE id = ANY ($1)', [ids]);
    await this.refreshAccess(ids);
    return moved?.touched ?? 0;
  }

  /** A planned unit comes into force. */
  async activate(ids: readonly number[], day: string): Promise<void> {
    await this.db.manager.query(
      `UPDATE core.unit SET state = 'active', valid_from = COALESCE(valid_from, $2::date), version = version + 1
       WHERE id = ANY ($1) AND state = 'planned'`,
      [ids, day],
    );
  }

  /** Takes codes away before they, or what begins with them, become another unit's. */
  async freeCodes(ids: readonly number[]): Promise<void> {
    await this.db.manager.query('UPDATE core.unit SET code = NULL WHERE id = ANY ($1) AND code IS NOT NULL', [ids]);
  }

  /** A unit ends: it keeps its row and says who took its place. Its code finds them from now on. */
  async end(
    unit: { id: number; code: string | null; state: UnitState; successors: readonly number[] },
    day: string,
  ): Promise<void> {
    const { id, code, state, successors } = unit;
    await this.db.manager.query(
      `UPDATE core.unit SET state = $2, valid_to = GREATEST($3::date, valid_from), version = version + 1 WHERE id = $1`,
      [id, state, day],
    );
    await this.db.manager.query(
      'INSERT INTO core.unit_successor (unit_id, successor_id) SELECT $1, unnest($2::integer[]) ON CONFLICT DO NOTHING',
      [id, successors],
    );
    // Whatever found this one finds its successors.
    await this.db.manager.query(
      `INSERT INTO core.unit_alias (unit_id, system, code, reason, until)
       SELECT s.id, c.system, c.code, c.reason, c.until FROM unnest($2::integer[]) AS s (id)
       CROSS JOIN (
         SELECT 'national' AS system, $3::text AS code, 'merged' AS reason, core.moment() AS until WHERE $3::text IS NOT NULL
         UNION ALL SELECT system, code, CASE reason WHEN 'foreign' THEN reason ELSE 'merged' END, until
         FROM core.unit_alias WHERE unit_id = $1 AND (reason <> 'foreign' OR cardinality($2::integer[]) = 1)
       ) AS c
       JOIN core.unit u ON u.id = s.id AND u.code IS DISTINCT FROM c.code
       ON CONFLICT DO NOTHING`,
      [id, successors.length > 0 ? successors : [id], code],
    );
  }

  /** Gives codes to units whose own is pending. */
  async giveCodes(given: readonly { id: number; code: string }[]): Promise<void> {
    if (given.length === 0) return;
    const lists = [given.map(({ id }) => id), given.map(({ code }) => code)];
    const pairs = 'unnest($1::integer[], $2::text[]) AS c (id, code)';
    await this.db.manager.query(
      `UPDATE core.unit u SET code = c.code, version = u.version + 1 FROM ${pairs} WHERE u.id = c.id`,
      lists,
    );
    await this.db.manager.query(
      `DELETE FROM core.unit_alias a USING ${pairs} WHERE a.unit_id = c.id AND a.code = c.code AND a.system = 'national'`,
      lists,
    );
  }

  /** Gives codes their successors and keeps the old ones as aliases. */
  async recode(changes: readonly Recoding[], reason: 'moved' | 'merged' = 'moved'): Promise<void> {
    if (changes.length === 0) return;
    const ids = changes.map(({ id }) => id);
    const after = changes.map((change) => change.after);
    // In two steps: a new code may be one that another of these units is just giving up.
    await this.db.manager.query('UPDATE core.unit SET code = NULL WHERE id = ANY ($1)', [ids]);
    await this.db.manager.query(
      `UPDATE core.unit u SET code = c.code, version = u.version + 1
       FROM unnest($1::integer[], $2::text[]) AS c (id, code) WHERE u.id = c.id`,
      [ids, after],
    );
    await this.db.manager.query(
      `INSERT INTO core.unit_alias (unit_id, code, reason, until)
       SELECT id, code, $3, core.moment() FROM unnest($1::integer[], $2::text[]) AS c (id, code)
       ON CONFLICT (unit_id, system, code) DO UPDATE SET until = EXCLUDED.until, reason = EXCLUDED.reason`,
      [ids, changes.map(({ before }) => before), reason],
    );
    await this.db.manager.query(
      `DELETE FROM core.unit_alias a USING unnest($1::integer[], $2::text[]) AS c (id, code)
       WHERE a.unit_id = c.id AND a.code = c.code AND a.system = 'national'`,
      [ids, after],
    );
  }

  /**
   * Whoever has a grant in a moved subtree gets a new access version: what was worked out from the old tree (a grant
   * that lay inside another one, the path to one's own unit) must not be used again.
   */
  private async refreshAccess(moved: readonly number[]): Promise<void> {
    await this.db.manager.query(
      `WITH touched AS (
         UPDATE core.account SET access_version = access_version + 1 WHERE id IN (
           SELECT g.account_id FROM core.unit m
           JOIN core.unit u ON u.path OPERATOR(public.<@) m.path
           JOIN core."grant" g ON g.unit_id = u.id
           WHERE m.id = ANY ($1))
         RETURNING id)
       SELECT pg_notify('linli_access', id::text) FROM touched`,
      [moved],
    );
  }
}
