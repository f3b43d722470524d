import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { ImportConflict } from './unit-import.errors.ts';

/** What stands in the way of taking an import back. */
export interface Obstacle {
  what: ImportConflict;
  params: Record<string, unknown>;
}

const NAMED = 3;
const MINE = 'SELECT unit_id FROM core.unit_change WHERE import_id = $1';
const CREATED = `${MINE} AND kind = 'created'`;

/** Takes an import back by its lines in the history of units. */
@Injectable()
export class ImportUndoRepository {
  constructor(private readonly db: ScopedDb) {}

  /** The import that took effect last, of those that changed anything. */
  async newest(): Promise<string | undefined> {
    const [found] = await this.query<{ id: string }>(
      `SELECT id FROM core.unit_import
       WHERE state = 'applied' AND (counts ->> 'new')::integer + (counts ->> 'changed')::integer > 0
       ORDER BY applied_at DESC LIMIT 1`,
      [],
    );
    return found?.id;
  }

  /** The first thing that was built on the import since; undefined when it can be taken back. */
  async obstacle(id: string): Promise<Obstacle | undefined> {
    const named = async (what: ImportConflict, sql: string): Promise<Obstacle | undefined> => {
      const found = await this.query<{ name: string }>(`${sql} LIMIT ${NAMED}`, [id]);
      return found.length > 0 ? { what, params: { units: found.map(({ name }) => name).join(', ') } } : undefined;
    };
    return (
      (await named(
        'changed-since',
        `SELECT DISTINCT COALESCE(c.after ->> 'name', c.before ->> 'name') AS name FROM core.unit_change c
         WHERE c.unit_id IN (${MINE}) AND c.id > (SELECT max(id) FROM core.unit_change WHERE import_id = $1)
           AND NOT EXISTS (SELECT FROM core.unit_import i WHERE i.id = c.import_id AND i.state = 'undone')`,
      )) ??
      // Units that the import itself put below a new one go back to where they were.
      (await named(
        'has-children',
        `SELECT u.name FROM core.unit u WHERE u.parent_id IN (${CREATED}) AND NOT u.id IN (${MINE} AND kind IN ('created', 'moved'))`,
      )) ??
      (await named(
        'has-grants',
        `SELECT DISTINCT u.name FROM core."grant" g JOIN core.unit u ON u.id = g.unit_id WHERE g.unit_id IN (${CREATED})`,
      )) ??
      (await this.rowsInTheWay(id))
    );
  }

  /** Nobody puts a row into these units any more: who tries waits, and then finds them gone or still there. */
  async lockCreated(id: string): Promise<void> {
    await this.query(`SELECT FROM core.unit WHERE id IN (${CREATED}) ORDER BY id FOR UPDATE`, [id]);
  }

  async moves(id: string): Promise<{ id: number; parentId: number }[]> {
    return this.query(
      `SELECT unit_id AS id, (before -> 'parent' ->> 'id')::integer AS "parentId"
       FROM core.unit_change WHERE import_id = $1 AND kind = 'moved' ORDER BY unit_change.id`,
      [id],
    );
  }

  /** Gives units their names and codes back, and removes those that the import had created. */
  async revertRest(id: string): Promise<void> {
    await this.query(
      `UPDATE core.unit u SET name = c.before ->> 'name', code = c.before ->> 'code', version = u.version + 1
       FROM core.unit_change c WHERE c.import_id = $1 AND c.kind IN ('renamed', 'recoded') AND c.unit_id = u.id`,
      [id],
    );
    await this.query(`DELETE FROM core.unit WHERE id IN (${CREATED})`, [id]);
  }

  /** Each line of the import gets its opposite: what came of it is what was before. */
  async record(id: string): Promise<void> {
    const { account } = this.db.context;
    await this.query(
      `INSERT INTO core.unit_change (unit_id, kind, account_id, by_name, reason, import_id, before, after)
       SELECT unit_id, CASE kind WHEN 'created' THEN 'removed' ELSE kind END, $2, $3, reason, import_id, after, before
       FROM core.unit_change WHERE import_id = $1 ORDER BY unit_change.id`,
      [id, account.id, account.name],
    );
  }

  private async rowsInTheWay(id: string): Promise<Obstacle | undefined> {
    const [found] = await this.query<{ count: number }>(
      `SELECT core.count_unit_rows(ARRAY(${CREATED}))::integer AS count`,
      [id],
    );
    return found && found.count > 0 ? { what: 'has-rows', params: { count: found.count } } : undefined;
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
