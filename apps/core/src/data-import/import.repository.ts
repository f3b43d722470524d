import type { ImportNoun, ImportState, ImportStep } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Anchors, Counts, Fault, ShownRow } from './import.types.ts';

const KEPT_DAYS = 7;
const LISTED = 50;
/** Previews of one account that are kept: each holds a whole file. */
const PREVIEWS = 10;
const ERRORS_SHOWN = 500;

export interface ImportRecord {
  id: string;
  number: number;
  noun: ImportNoun;
  fileName: string;
  size: number;
  format: 'xlsx' | 'csv' | null;
  encoding: 'utf-8' | 'gb18030' | null;
  state: ImportState;
  step: ImportStep;
  done: number;
  total: number;
  counts: Counts;
  problem: { code: string; params: Record<string, unknown> } | null;
  planDigest: string | null;
  unitId: number | null;
  accountId: string;
  byName: string;
  createdAt: Date;
  appliedAt: Date | null;
  undoneAt: Date | null;
}

export const IMPORT_RECORD = `i.id, i.number, i.noun, i.file_name AS "fileName", i.size::integer AS size, i.format, i.encoding,
  i.state, i.step, i.done, i.total, i.counts, i.problem, i.plan_digest AS "planDigest", i.unit_id AS "unitId",
  i.account_id AS "accountId", i.by_name AS "byName", i.created_at AS "createdAt", i.applied_at AS "appliedAt",
  i.undone_at AS "undoneAt"`;

/** One sees one's own imports, and those that touch nothing outside one's reach. */
const VISIBLE = `(i.account_id = $1 OR EXISTS (
  SELECT FROM core.unit u JOIN core.unit anchor ON anchor.id = ANY ($2) AND u.path OPERATOR(public.<@) anchor.path
  WHERE u.id = i.unit_id))`;

/** Keeps imports: what was received, checked, applied, undone. */
@Injectable()
export class ImportRepository {
  constructor(private readonly db: ScopedDb) {}

  /** Makes room, then writes down that a file is coming. */
  async add(record: { id: string; noun: ImportNoun; fileName: string; key: string | undefined }): Promise<void> {
    const { account } = this.db.context;
    await this.query(
      `DELETE FROM core.data_import WHERE state IN ('previewed', 'refused', 'interrupted', 'receiving')
         AND step IN ('read', 'check') AND (created_at < now() - interval '${KEPT_DAYS} days'
           OR (state = 'receiving' AND created_at < now() - interval '1 hour')
           OR id IN (SELECT id FROM core.data_import WHERE account_id = $1
               AND state IN ('previewed', 'refused', 'interrupted') AND step IN ('read', 'check')
             ORDER BY created_at DESC OFFSET ${PREVIEWS}))`,
      [account.id],
    );
    // Rows that are shown name people; who applied them has seen them.
    await this.query(
      `UPDATE core.data_import SET shown = '[]' WHERE applied_at < now() - $1 * interval '1 day' AND shown <> '[]'`,
      [KEPT_DAYS],
    );
    // A try that was cut off makes room for the next one with the same key.
    if (record.key !== undefined)
      await this.query(
        `DELETE FROM core.data_import WHERE account_id = $1 AND upload_key = $2 AND state = 'receiving'`,
        [account.id, record.key],
      );
    await this.query(
      `INSERT INTO core.data_import (id, noun, file_name, account_id, by_name) VALUES ($1, $2, $3, $4, $5)`,
      [record.id, record.noun, record.fileName, account.id, account.name],
    );
  }

  /** The import that an earlier upload with this key became. */
  async byKey(key: string): Promise<{ id: string; noun: string; fileName: string; digest: Buffer } | undefined> {
    const [found] = await this.query<{ id: string; noun: string; fileName: string; digest: Buffer }>(
      `SELECT id, noun, file_name AS "fileName", digest FROM core.data_import WHERE account_id = $1 AND upload_key = $2`,
      [this.db.context.account.id, key],
    );
    return found;
  }

  async received(id: string, file: { size: number; digest: Buffer; key: string | undefined }): Promise<void> {
    await this.query(
      `UPDATE core.data_import SET size = $2, digest = $3, upload_key = $4, changed_at = now() WHERE id = $1`,
      [id, file.size, file.digest, file.key ?? null],
    );
  }

  async remove(id: string): Promise<void> {
    await this.query(`DELETE FROM core.data_import WHERE id = $1 AND state = 'receiving'`, [id]);
  }

  /** A step is asked for; whoever is free begins it. It runs with what the asker may do now. */
  async ask(id: string, step: ImportStep): Promise<void> {
    const { account, acting, scopes, requestId, locale, used } = this.db.context;
    await this.query(
      `UPDATE core.data_import SET state = 'waiting', step = $2, done = 0, total = 0, problem = NULL, asked = $3,
         changed_at = now() WHERE id = $1`,
      [id, step, JSON.stringify({ account, acting, scopes: [...scopes], requestId, locale, used })],
    );
  }

  list(noun: ImportNoun, anchors: Anchors): Promise<ImportRecord[]> {
    return this.query(
      `SELECT ${IMPORT_RECORD} FROM core.data_import i WHERE ${VISIBLE} AND i.noun = $3
       ORDER BY i.created_at DESC, i.id LIMIT ${LISTED}`,
      [this.db.context.account.id, anchors.map(([id]) => id), noun],
    );
  }

  /** `lock`: nobody else changes the import until the end of the transaction. */
  async find(noun: ImportNoun, id: string, anchors: Anchors, lock = false): Promise<ImportRecord | undefined> {
    const [found] = await this.query<ImportRecord>(
      `SELECT ${IMPORT_RECORD} FROM core.data_import i WHERE i.id = $3 AND i.noun = $4 AND ${VISIBLE}
       ${lock ? 'FOR UPDATE OF i' : ''}`,
      [this.db.context.account.id, anchors.map(([anchor]) => anchor), id, noun],
    );
    return found;
  }

  /** Whether a unit lies within the anchors. */
  async reaches(unitId: number, anchors: Anchors): Promise<boolean> {
    const found = await this.query(
      `SELECT u.id FROM core.unit u JOIN core.unit anchor ON anchor.id = ANY ($2) AND u.path OPERATOR(public.<@) anchor.path
       WHERE u.id = $1 LIMIT 1`,
      [unitId, anchors.map(([id]) => id)],
    );
    return found.length > 0;
  }

  async shown(id: string): Promise<{ rows: ShownRow[]; faults: Fault[] }> {
    const [found] = await this.query<{ rows: ShownRow[] }>('SELECT shown AS rows FROM core.data_import WHERE id = $1', [
      id,
    ]);
    const faults = await this.query<Fault>(
      `SELECT row, column_key AS "column", code, variant, params FROM core.import_fault
       WHERE import_id = $1 ORDER BY import_fault.row, import_fault.id LIMIT ${ERRORS_SHOWN}`,
      [id],
    );
    return { rows: found?.rows ?? [], faults };
  }

  /** The import of a noun that took effect last, of those that changed anything. */
  async newest(noun: ImportNoun): Promise<string | undefined> {
    const [found] = await this.query<{ id: string }>(
      `SELECT id FROM core.data_import
       WHERE noun = $1 AND applied_at IS NOT NULL AND undone_at IS NULL
         AND (counts ->> 'new')::integer + (counts ->> 'changed')::integer > 0
       ORDER BY applied_at DESC LIMIT 1`,
      [noun],
    );
    return found?.id;
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
