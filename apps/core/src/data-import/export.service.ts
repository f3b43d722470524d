import type { ImportNoun } from '@linli/contracts';
import { appendAudit, ScopedDb } from '@linli/sdk-server';
import type { FileAnswer } from '@linli/sdk-server';
import { writeCsv, writeXlsx } from '@linli/sdk-server/sheet';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ImportFiles } from './import-files.ts';
import { ImportWords } from './import.words.ts';
import type { NounImport } from './import.types.ts';
import { NounImports } from './noun-imports.ts';

const BATCH = 1_000;

/** Writes a noun's records in reach as a table that can be imported again. Streams: rows go out while they are read. */
@Injectable()
export class ExportService {
  private readonly log = new Logger('exports');

  constructor(
    private readonly db: ScopedDb,
    private readonly dataSource: DataSource,
    private readonly nouns: NounImports,
    private readonly files: ImportFiles,
    private readonly words: ImportWords,
  ) {}

  async export(name: ImportNoun, format: 'xlsx' | 'csv'): Promise<FileAnswer> {
    const noun = this.nouns.get(name);
    const title = this.words.say(`import.noun.${name}`);
    const { context } = this.db;
    const units = (context.scopes.get(noun.readPermission) ?? []).map(([id]) => id);
    const target = { type: 'core.export', id: name, title };
    // Written down before anything goes out: whoever cuts the download off has seen some of it all the same.
    await this.db.run(context, 'write', () =>
      appendAudit(
        (sql, parameters) => this.db.manager.query(sql, parameters),
        [{ action: noun.readPermission, kind: 'export', target, unit: units[0] ?? null, after: { format } }],
      ),
    );
    const batches = this.rows(noun, units);
    const columns = this.files.columnsOf(noun);
    return {
      name: `${title}.${format}`,
      stream:
        format === 'xlsx'
          ? writeXlsx([{ name: title, columns, batches }])
          : writeCsv(
              columns.map(({ header }) => header),
              batches,
            ),
    };
  }

  /** Through a cursor in a transaction of its own: the request's has ended when the first bytes go out. */
  private async *rows(noun: NounImport, units: readonly number[]): AsyncGenerator<string[][]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.query('BEGIN READ ONLY');
      await runner.query(`DECLARE export NO SCROLL CURSOR FOR ${noun.exportSql()}`, [units]);
      for (;;) {
        const rows = (await runner.query(`FETCH ${BATCH} FROM export`)) as Record<string, string | null>[];
        if (rows.length === 0) break;
        const written: string[][] = [];
        for (const row of rows) written.push(await noun.exportRow(row));
        yield written;
      }
    } catch (error) {
      this.log.warn(error instanceof Error ? error.message : error);
      throw error;
    } finally {
      await runner.query('ROLLBACK').catch(() => undefined);
      await runner.release();
    }
  }
}
