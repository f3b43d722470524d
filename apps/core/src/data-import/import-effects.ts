import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Obstacle } from './import.types.ts';

/** Records that a sentence names at most. */
const NAMED = 3;

/** What an import of records made and changed (`core.import_effect`), for the way back. */
@Injectable()
export class ImportEffects {
  constructor(private readonly db: ScopedDb) {}

  /** The first records for which a statement of the import ($1) gives a `name`, as an obstacle. */
  async named(what: string, sql: string, id: string): Promise<Obstacle | undefined> {
    const found = await this.db.manager.query<{ name: string }[]>(`${sql} LIMIT ${NAMED}`, [id]);
    return found.length > 0 ? { what, params: { names: found.map(({ name }) => name).join('、') } } : undefined;
  }

  /** Records of the table that were changed after the import, whoever did it. */
  changedSince(table: string, name: string, id: string): Promise<Obstacle | undefined> {
    return this.named(
      'changed-since',
      `SELECT ${name} AS name FROM core.import_effect e JOIN ${table} t ON t.id = e.target
       WHERE e.import_id = $1 AND t.version <> e.version`,
      id,
    );
  }

  /** Nobody changes these records, or refers to them, until the end of the transaction. */
  async hold(table: string, id: string): Promise<void> {
    await this.db.manager.query(
      `SELECT FROM ${table} t WHERE t.id IN (SELECT target FROM core.import_effect WHERE import_id = $1) ORDER BY t.id FOR UPDATE`,
      [id],
    );
  }
}

/** Ids of what an import ($1) created. */
export const CREATED = `SELECT target FROM core.import_effect WHERE import_id = $1 AND kind = 'created'`;
