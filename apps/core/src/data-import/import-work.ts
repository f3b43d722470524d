import { appendAudit, ScopedDb } from '@linli/sdk-server';
import type { RequestContext } from '@linli/sdk-server';
import { openSheet, SHEET_LIMITS, SheetError } from '@linli/sdk-server/sheet';
import type { PermissionId } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ImportConflictError, ImportFileError } from './import.errors.ts';
import { ImportPlanRepository } from './import-plan.repository.ts';
import { ImportRepository } from './import.repository.ts';
import type { ImportRecord } from './import.repository.ts';
import { ImportStore } from './import-store.ts';
import { ImportTable } from './import-table.ts';
import type { ReadRow } from './import-table.ts';
import type { Anchors, NounImport, Progress } from './import.types.ts';
import { NounImports } from './noun-imports.ts';

/** Rows of one block. */
const BLOCK = 1_000;
/** So many new records change what the database should think of their table. */
const GROWN = 1_000;
const TELL_MS = 400;
const PERCENT = 100;

/** The steps of an import: read and check a file, apply it, undo it. Each is one transaction that is wholly done or not at all. */
@Injectable()
export class ImportWork {
  private stopped = false;

  constructor(
    private readonly db: ScopedDb,
    private readonly dataSource: DataSource,
    private readonly nouns: NounImports,
    private readonly store: ImportStore,
    private readonly plans: ImportPlanRepository,
    private readonly imports: ImportRepository,
  ) {}

  /** Work under way ends at its next look. */
  stop(): void {
    this.stopped = true;
  }

  async do(record: ImportRecord, context: RequestContext): Promise<void> {
    const noun = this.nouns.get(record.noun);
    const anchors = context.scopes.get(noun.permission) ?? [];
    if (record.step === 'read') await this.read(record, noun);
    if (record.step === 'read' || record.step === 'check')
      await this.db.run(context, 'write', () => this.check(record.id, noun, anchors));
    else if (record.step === 'apply')
      await this.db.run(context, 'write', () => this.apply(record, noun, anchors, context.account.id));
    else await this.db.run(context, 'write', () => this.undo(record, noun));
    if (record.step === 'apply')
      await this.dataSource.query(`DELETE FROM core.import_block WHERE import_id = $1`, [record.id]);
    if (record.step === 'apply' && record.counts.new > GROWN) await this.dataSource.query(`ANALYZE ${noun.table}`);
  }

  private async read({ id, size }: ImportRecord, noun: NounImport): Promise<void> {
    await this.store.forgetRows(id);
    const tell = this.teller(id, 'read');
    const table = new ImportTable(noun);
    let rows: ReadRow[] = [];
    let total = 0;
    // The next block is read while the last one is on its way to the database.
    let storing = Promise.resolve();
    const store = async () => {
      const block = rows;
      rows = [];
      total += block.length;
      await storing;
      storing = this.store.addRows(id, block);
      // Thrown by whoever awaits it next.
      storing.catch(() => undefined);
    };
    try {
      const sheet = await openSheet(this.store.source(id, size), SHEET_LIMITS);
      await this.dataSource.query('UPDATE core.data_import SET format = $2, encoding = $3 WHERE id = $1', [
        id,
        sheet.format,
        sheet.encoding,
      ]);
      for await (const batch of sheet.batches) {
        for (const each of batch) {
          const row = table.take(each);
          if (row) rows.push(row);
        }
        if (rows.length >= BLOCK) await store();
        tell(Math.floor(sheet.progress() * PERCENT), PERCENT);
      }
    } catch (error) {
      if (error instanceof SheetError) throw new ImportFileError(error.fault, error.params, error);
      throw error;
    }
    await store();
    await storing;
    table.finish(total);
    await tell.now(PERCENT, PERCENT);
  }

  private async check(id: string, noun: NounImport, anchors: Anchors): Promise<void> {
    await this.dataSource.query(`UPDATE core.data_import SET step = 'check', done = 0, total = 0 WHERE id = $1`, [id]);
    await this.plans.plan(noun, id, anchors);
    await this.plans.keep(noun, id);
    await this.db.manager.query(
      `UPDATE core.data_import SET state = 'previewed', counts = $2, plan_digest = $3, unit_id = $4, changed_at = now()
       WHERE id = $1`,
      [id, JSON.stringify(await this.plans.counts()), await this.plans.digest(), await noun.coveringUnit()],
    );
  }

  private async apply(record: ImportRecord, noun: NounImport, anchors: Anchors, accountId: string): Promise<void> {
    const { id, fileName, counts } = record;
    const tell = this.teller(id, 'apply');
    await noun.lock();
    tell(0, counts.new + counts.changed);
    await this.plans.plan(noun, id, anchors);
    if ((await this.plans.digest()) !== record.planDigest) throw new ImportConflictError('changed-meanwhile');
    await noun.apply({ id, fileName, progress: tell });
    await this.audit(record, `${noun.permission}`, { outcome: 'applied', ...counts, accountId });
    // Under the noun's lock, so the clock gives imports the order in which they took effect.
    await this.db.manager.query(
      `UPDATE core.data_import SET state = 'applied', applied_at = clock_timestamp(), changed_at = now(),
         history_mark = (SELECT max(c.id) FROM core.unit_change c) WHERE id = $1`,
      [id],
    );
    await this.db.manager.query('DELETE FROM core.import_chunk WHERE import_id = $1', [id]);
  }

  private async undo(record: ImportRecord, noun: NounImport): Promise<void> {
    await noun.lock();
    if ((await this.imports.newest(noun.noun)) !== record.id) throw new ImportConflictError('not-newest');
    await noun.hold(record.id);
    const obstacle = await noun.obstacle(record.id);
    if (obstacle) throw new ImportConflictError(obstacle.what, obstacle.params);
    await noun.undo(record.id, record.fileName);
    await this.audit(record, noun.permission, {
      outcome: 'undone',
      new: record.counts.new,
      changed: record.counts.changed,
    });
    await this.db.manager.query(
      `UPDATE core.data_import SET state = 'undone', undone_at = clock_timestamp(), changed_at = now() WHERE id = $1`,
      [record.id],
    );
  }

  private async audit(record: ImportRecord, action: string, after: Record<string, unknown>): Promise<void> {
    await appendAudit(
      (sql, parameters) => this.db.manager.query(sql, parameters),
      [
        {
          action: action as PermissionId,
          target: { type: 'core.import', id: record.id, title: record.fileName },
          unit: record.unitId,
          before: null,
          after,
        },
      ],
    );
  }

  /** Says how far a step is, beside its transaction, so that everybody sees it while it runs; a few times a second. */
  private teller(id: string, step: string): Progress & { now: (done: number, total: number) => Promise<void> } {
    let last = 0;
    const now = async (done: number, total: number) => {
      await this.dataSource.query('UPDATE core.data_import SET step = $2, done = $3, total = $4 WHERE id = $1', [
        id,
        step,
        done,
        total,
      ]);
    };
    const tell = (done: number, total: number) => {
      if (this.stopped) throw new Error('core is going down');
      if (Date.now() - last < TELL_MS) return;
      last = Date.now();
      now(done, total).catch(() => undefined);
    };
    return Object.assign(tell, { now });
  }
}
