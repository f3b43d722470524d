import type { Anchor } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Counts, Encoding, Fault, FileRow, PlannedRow } from './import.types.ts';

const KEPT_DAYS = 7;
const LISTED = 50;

/** The checked file: what is shown of it, and what applying it will work out again. */
export interface StoredRows {
  shown: PlannedRow[];
  /** Rows as tuples (row, code, name, level, parent code); gone once the import is applied. */
  file?: [number, string, string, string, string][];
  /** What the plan came to; a different one at the time of applying means that the tree has changed. */
  digest?: string;
}

/** `unitId`: the lowest unit that covers everything the import touches; null when it touches nothing. */
export type StoredCounts = Counts & { unitId: number | null };

export interface ImportRecord {
  id: string;
  fileName: string;
  encoding: Encoding;
  state: 'previewed' | 'applied' | 'undone';
  counts: StoredCounts;
  accountId: string;
  byName: string;
  createdAt: Date;
  appliedAt: Date | null;
  undoneAt: Date | null;
}

const COLUMNS = `i.id, i.file_name AS "fileName", i.encoding, i.state, i.counts, i.account_id AS "accountId",
  i.by_name AS "byName", i.created_at AS "createdAt", i.applied_at AS "appliedAt", i.undone_at AS "undoneAt"`;

/** One sees one's own imports, and those that touch nothing outside one's reach. */
const VISIBLE = `(i.account_id = $1 OR EXISTS (
  SELECT FROM core.unit u JOIN core.unit anchor ON anchor.id = ANY ($2) AND u.path OPERATOR(public.<@) anchor.path
  WHERE u.id = (i.counts ->> 'unitId')::integer))`;

/** Keeps imports: what was previewed, applied, undone. */
@Injectable()
export class UnitImportRepository {
  constructor(private readonly db: ScopedDb) {}

  async add(
    record: Pick<ImportRecord, 'id' | 'fileName' | 'encoding' | 'counts'>,
    rows: StoredRows,
    faults: readonly Fault[],
  ): Promise<void> {
    const { account } = this.db.context;
    // Previews that nobody applied hold whole files.
    await this.query(
      `DELETE FROM core.unit_import WHERE state = 'previewed' AND created_at < now() - interval '${KEPT_DAYS} days'`,
      [],
    );
    await this.query(
      `INSERT INTO core.unit_import (id, file_name, encoding, counts, rows, errors, account_id, by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        record.id,
        record.fileName,
        record.encoding,
        JSON.stringify(record.counts),
        JSON.stringify(rows),
        JSON.stringify(faults),
        account.id,
        account.name,
      ],
    );
  }

  list(anchors: readonly Anchor[]): Promise<ImportRecord[]> {
    return this.query(
      `SELECT ${COLUMNS} FROM core.unit_import i WHERE ${VISIBLE} ORDER BY i.created_at DESC, i.id LIMIT ${LISTED}`,
      [this.db.context.account.id, anchors.map(([id]) => id)],
    );
  }

  /** `lock`: nobody else changes the import until the end of the transaction. */
  async find(id: string, anchors: readonly Anchor[], lock = false): Promise<ImportRecord | undefined> {
    const [found] = await this.query<ImportRecord>(
      `SELECT ${COLUMNS} FROM core.unit_import i WHERE i.id = $3 AND ${VISIBLE} ${lock ? 'FOR UPDATE OF i' : ''}`,
      [this.db.context.account.id, anchors.map(([anchor]) => anchor), id],
    );
    return found;
  }

  /** Whether a unit lies within the anchors. */
  async reaches(unitId: number, anchors: readonly Anchor[]): Promise<boolean> {
    const found = await this.query(
      `SELECT u.id FROM core.unit u JOIN core.unit anchor ON anchor.id = ANY ($2) AND u.path OPERATOR(public.<@) anchor.path
       WHERE u.id = $1 LIMIT 1`,
      [unitId, anchors.map(([id]) => id)],
    );
    return found.length > 0;
  }

  async shown(id: string): Promise<{ rows: PlannedRow[]; faults: Fault[] }> {
    const [found] = await this.query<{ rows: PlannedRow[]; faults: Fault[] }>(
      `SELECT rows -> 'shown' AS rows, errors AS faults FROM core.unit_import WHERE id = $1`,
      [id],
    );
    return found ?? { rows: [], faults: [] };
  }

  /** The file's rows, to be planned again, with the digest of the first plan. */
  async file(id: string): Promise<{ rows: FileRow[]; digest: string | undefined }> {
    const [found] = await this.query<{ rows: StoredRows }>('SELECT rows FROM core.unit_import WHERE id = $1', [id]);
    const rows = (found?.rows.file ?? []).map(([row, code, name, level, parentCode]) => ({
      row,
      code,
      name,
      level,
      parentCode,
    }));
    return { rows, digest: found?.rows.digest };
  }

  /** Under the tree's lock, so the clock gives imports the order in which they took effect. */
  async markApplied(id: string): Promise<void> {
    await this.query(
      `UPDATE core.unit_import SET state = 'applied', applied_at = clock_timestamp(), rows = rows - 'file' - 'digest' WHERE id = $1`,
      [id],
    );
  }

  async markUndone(id: string): Promise<void> {
    await this.query(`UPDATE core.unit_import SET state = 'undone', undone_at = clock_timestamp() WHERE id = $1`, [id]);
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}
