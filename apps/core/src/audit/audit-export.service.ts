import type { AuditFilter } from '@linli/contracts';
import { appendAudit, ScopedDb } from '@linli/sdk-server';
import type { FileAnswer } from '@linli/sdk-server';
import { writeCsv, writeXlsx } from '@linli/sdk-server/sheet';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { differencesOf } from './audit-difference.ts';
import type { AuditRow } from './audit-row.ts';
import { filtersOf } from './audit-search-log.ts';
import { AuditSearchRepository } from './audit-search.repository.ts';
import { AuditVocabulary } from './audit-vocabulary.ts';
import { READ_AUDIT } from './audit.service.ts';
import type { Vocabulary } from './vocabulary.ts';

const BATCH = 1_000;
/** A sheet holds little more than a million rows; what is cut off is said in its last one. */
const MOST_IN_A_SHEET = 1_000_000;
const COLUMNS = [
  'id',
  'at',
  'actor',
  'action',
  'kind',
  'outcome',
  'target',
  'unit',
  'reason',
  'changes',
  'plugin',
  'request',
] as const;

interface ExportRow extends AuditRow {
  before: unknown;
  after: unknown;
}

/** Writes what a search finds as a table for the auditor. Streams: lines go out while they are read. */
@Injectable()
export class AuditExportService {
  private readonly log = new Logger('audit');

  constructor(
    private readonly db: ScopedDb,
    private readonly dataSource: DataSource,
    private readonly lines: AuditSearchRepository,
    private readonly vocabulary: AuditVocabulary,
  ) {}

  async export(filter: AuditFilter, format: 'xlsx' | 'csv'): Promise<FileAnswer> {
    const { context } = this.db;
    const anchors = context.scopes.get(READ_AUDIT) ?? [];
    const words = await this.db.run(context, 'write', async () => {
      const loaded = await this.vocabulary.load();
      // Written down before anything goes out: whoever cuts the download off has seen some of it all the same.
      await appendAudit(
        (sql, parameters) => this.db.manager.query(sql, parameters),
        [
          {
            action: READ_AUDIT,
            kind: 'export',
            target: { type: 'core.export', id: 'audit', title: loaded.say('audit.export.title') },
            unit: anchors[0]?.[0] ?? null,
            after: { filters: filtersOf(filter), format },
          },
        ],
      );
      return loaded;
    });
    const header = COLUMNS.map((column) => words.say(`audit.export.${column}`));
    const most = format === 'xlsx' ? MOST_IN_A_SHEET : Infinity;
    const cells = (row: ExportRow) => cellsOf(row, words);
    const cut = words.say('audit.export.cut', { count: MOST_IN_A_SHEET });
    const batches = this.rows(this.lines.exportSql(filter, anchors), { cells, most, cut });
    const title = words.say('audit.export.title');
    return {
      name: `${title}.${format}`,
      stream:
        format === 'csv'
          ? writeCsv(header, batches)
          : writeXlsx([{ name: title, columns: header.map((text) => ({ header: text, width: 20 })), batches }]),
    };
  }

  /** Through a cursor in a transaction of its own: the request's has ended when the first bytes go out. */
  private async *rows(
    { sql, values }: { sql: string; values: unknown[] },
    { cells, most, cut }: { cells(row: ExportRow): string[]; most: number; cut: string },
  ): AsyncGenerator<string[][]> {
    const runner = this.dataSource.createQueryRunner();
    let written = 0;
    try {
      await runner.connect();
      await runner.query('BEGIN READ ONLY');
      await runner.query(`DECLARE audit_export NO SCROLL CURSOR FOR ${sql}`, values);
      for (;;) {
        const rows = (await runner.query(`FETCH ${BATCH} FROM audit_export`)) as ExportRow[];
        if (rows.length === 0) break;
        yield rows.slice(0, most - written).map(cells);
        written += rows.length;
        if (written < most) continue;
        yield [[cut]];
        break;
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

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value);

/** `2026-11-25 14:05:03` in Asia/Shanghai. */
const shanghai = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

function cellsOf(row: ExportRow, words: Vocabulary): string[] {
  const changes = differencesOf(row.before, row.after).map(
    ({ field, before, after }) => `${words.field(field) ?? field}：${textOf(before)} → ${textOf(after)}`,
  );
  const type = row.targetType === null ? '' : words.type(row.targetType).title;
  return [
    row.id,
    shanghai(row.at),
    row.actor,
    words.action(row.action, row.permission).title,
    words.say(`audit.kind.${row.kind}`),
    words.say(`audit.outcome.${row.outcome}`),
    row.targetId === null ? '' : `${type} ${row.targetTitle ?? row.targetId}`.trim(),
    row.unit?.name ?? '',
    row.reason ?? '',
    changes.join('\n'),
    words.plugin(row.pluginId).title,
    row.requestId,
  ];
}
