import type { UnitLevel } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Recoding } from './unit.policy.ts';

/** Changes the tree. Every change first takes the one lock of the tree, so that what was checked still holds when it is saved. */
@Injectable()
export class UnitTreeRepository {
  constructor(private readonly db: ScopedDb) {}

  /** Waits until nobody else changes the tree; held until the end of the transaction. The same lock as core.move_unit. */
  async lock(): Promise<void> {
    await this.db.manager.query(`SELECT pg_advisory_xact_lock(hashtext('linli:tree'))`);
  }

  async insert(unit: { parentId: number; name: string; level: UnitLevel; code: string | null }): Promise<number> {
    const [row] = await this.db.manager.query<{ id: number }[]>(
      'INSERT INTO core.unit (parent_id, name, level, code) VALUES ($1, $2, $3, $4) RETURNING id',
      [unit.parentId, unit.name, unit.level, unit.code],
    );
    if (!row) throw new Error('an insert answered no row');
    return row.id;
  }

  async rename(id: number, name: string): Promise<void> {
    await this.db.manager.query('UPDATE core.unit SET name = $2, version = version + 1 WHERE id = $1', [id, name]);
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
      `DELETE FROM core.unit_alias a USING ${pairs} WHERE a.unit_id = c.id AND a.code = c.code`,
      lists,
    );
  }

  /** Gives codes their successors and keeps the old ones as aliases. */
  async recode(changes: readonly Recoding[]): Promise<void> {
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
      `INSERT INTO core.unit_alias (unit_id, code, reason)
       SELECT id, code, 'moved' FROM unnest($1::integer[], $2::text[]) AS c (id, code)
       ON CONFLICT (code, unit_id) DO UPDATE SET until = now(), reason = EXCLUDED.reason`,
      [ids, changes.map(({ before }) => before)],
    );
    await this.db.manager.query(
      `DELETE FROM core.unit_alias a USING unnest($1::integer[], $2::text[]) AS c (id, code)
       WHERE a.unit_id = c.id AND a.code = c.code`,
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
