import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import type { AnchorFolder } from '../audit/seal/index.ts';

const TABLES = ['audit_entry', 'audit_batch', 'audit_leaf'] as const;

/** The audit log in the hands of somebody who owns the database, and of somebody who can write the anchor files. */
export class Tamper {
  private readonly copy = mkdtempSync(path.join(tmpdir(), 'linli-anchors-'));

  constructor(
    private readonly client: pg.Client,
    private readonly folder: AnchorFolder,
  ) {}

  /** Takes away what keeps the log from being changed, and remembers how it is. */
  async begin(): Promise<void> {
    for (const table of TABLES) {
      await this.client.query(`ALTER TABLE core.${table} DISABLE TRIGGER USER`);
      await this.client.query(`GRANT ALL ON core.${table} TO CURRENT_USER`);
      await this.client.query(`DROP TABLE IF EXISTS core.kept_${table}`);
      await this.client.query(`CREATE TABLE core.kept_${table} AS TABLE core.${table}`);
    }
    rmSync(this.copy, { recursive: true, force: true });
    cpSync(this.folder.folder, this.copy, { recursive: true });
  }

  /** Everything as it was at {@link begin}. */
  async undo(): Promise<void> {
    for (const table of TABLES) {
      const { rows } = await this.client.query<{ columns: string }>(
        `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
         WHERE attrelid = 'core.${table}'::regclass AND attnum > 0 AND NOT attisdropped`,
      );
      const columns = rows[0]?.columns ?? '';
      await this.client.query(`DELETE FROM core.${table}`);
      await this.client.query(
        `INSERT INTO core.${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM core.kept_${table}`,
      );
    }
    rmSync(this.folder.folder, { recursive: true, force: true });
    cpSync(this.copy, this.folder.folder, { recursive: true });
  }

  async end(): Promise<void> {
    for (const table of TABLES) {
      await this.client.query(`DROP TABLE core.kept_${table}`);
      await this.client.query(`ALTER TABLE core.${table} ENABLE TRIGGER USER`);
      await this.client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON core.${table} FROM CURRENT_USER`);
    }
    rmSync(this.copy, { recursive: true, force: true });
  }
}
