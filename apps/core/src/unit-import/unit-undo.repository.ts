import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Obstacle } from '../data-import/import.types.ts';

const NAMED = 3;
const MINE = 'SELECT unit_id FROM core.unit_change WHERE import_id = $1';
const CREATED = `SELECT id FROM core.unit WHERE import_id = $1`;

/** Takes an import of units back: what it created by its mark on the units, the rest by its lines in their history. */
@Injectable()
export class UnitUndoRepository {
  constructor(private readonly db: ScopedDb) {}

  /** The first thing that was built on the import since; undefined when it can be taken back. */
  async obstacle(id: string): Promise<Obstacle | undefined> {
    const named = async (what: string, sql: string): Promise<Obstacle | undefined> => {
      const found = await this.query<{ name: string }>(`${sql} LIMIT ${NAMED}`, [id]);
      return found.length > 0 ? { what, params: { names: found.map(({ name }) => name).join(', ') } } : undefined;
    };
    return (
      (await named(
        'changed-since',
        `SELECT DISTINCT COALESCE(c.after ->> 'name', c.before ->> 'name') AS name FROM core.unit_change c
         WHERE (c.unit_id IN (${MINE}) OR c.unit_id IN (${CREATED}))
           AND c.id > COALESCE((SELECT history_mark FROM core.data_import WHERE id = $1), 0)
           AND NOT EXISTS (SELECT FROM core.data_import i WHERE i.id = c.import_id AND i.state = 'undone')`,
      )) ??
      // Units that the import itself put below a new one go back to where they were.
      (await named(
        'has-children',
        `SELECT u.name FROM core.unit u WHERE u.parent_id IN (${CREATED}) AND u.import_id IS DISTINCT FROM $1
           AND u.id NOT IN (${MINE} AND kind = 'moved')`,
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
       SELECT unit_id, kind, $2, $3, reason, import_id, after, before
       FROM core.unit_change WHERE import_id = $1 AND kind <> 'created' ORDER BY unit_change.id`,
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
