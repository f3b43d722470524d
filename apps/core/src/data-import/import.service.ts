import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { DataImport, ImportNoun } from '@linli/contracts';
import { isImportSettled } from '@linli/contracts';
import { appendAudit, ConflictError, ForbiddenError, InvalidError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ImportConflictError, ImportNotFoundError } from './import.errors.ts';
import { ImportJobs } from './import-jobs.ts';
import { ImportRepository } from './import.repository.ts';
import type { ImportRecord } from './import.repository.ts';
import { ImportStore } from './import-store.ts';
import type { Anchors, NounImport } from './import.types.ts';
import { ImportWords } from './import.words.ts';
import { NounImports } from './noun-imports.ts';

export interface Upload {
  fileName: string;
  body: Readable;
  announced: number;
  key: string | undefined;
}

/** Takes in files and says what becomes of them; the work itself is done beyond the requests. */
@Injectable()
export class ImportService {
  constructor(
    private readonly db: ScopedDb,
    private readonly nouns: NounImports,
    private readonly imports: ImportRepository,
    private readonly store: ImportStore,
    private readonly jobs: ImportJobs,
    private readonly words: ImportWords,
  ) {}

  /** Keeps short transactions of its own: a file may come in slowly. */
  async receive(noun: ImportNoun, { fileName, body, announced, key }: Upload): Promise<DataImport> {
    const { context } = this.db;
    const id = randomUUID();
    await this.db.run(context, 'write', () => this.imports.add({ id, noun, fileName, key }));
    try {
      const file = await this.store.receive(id, body, announced);
      if (file.size === 0) throw new InvalidError('core.import.empty-file');
      const known = await this.db.run(context, 'write', async () => {
        const first = key === undefined ? undefined : await this.imports.byKey(key);
        if (first) return first;
        await this.imports.received(id, { ...file, key });
        await this.imports.ask(id, 'read');
        const target = { type: 'core.import', id, title: fileName };
        await appendAudit(
          (sql, parameters) => this.db.manager.query(sql, parameters),
          [{ action: this.nouns.get(noun).permission, target, after: { outcome: 'received', size: file.size } }],
        );
        return undefined;
      });
      if (!known) this.jobs.wake();
      else if (known.noun !== noun || known.fileName !== fileName || !known.digest.equals(file.digest))
        throw new ConflictError('core.idempotency.other-request');
      else await this.db.run(context, 'write', () => this.imports.remove(id));
      return await this.db.run(context, 'read', () => this.get(noun, known?.id ?? id));
    } catch (error) {
      await this.db.run(context, 'write', () => this.imports.remove(id)).catch(() => undefined);
      throw error;
    }
  }

  async get(name: ImportNoun, id: string): Promise<DataImport> {
    const noun = this.nouns.get(name);
    const record = await this.imports.find(name, id, this.anchors(noun));
    if (!record) throw new ImportNotFoundError();
    const { rows, faults } = await this.imports.shown(id);
    return {
      ...(await this.describe(record, noun, await this.imports.newest(name))),
      rows: rows.map((row) => this.words.row(noun, row)),
      errors: faults.map((fault) => this.words.fault(noun, fault)),
    };
  }

  /** Newest first, without their rows. */
  async list(name: ImportNoun): Promise<DataImport[]> {
    const noun = this.nouns.get(name);
    const records = await this.imports.list(name, this.anchors(noun));
    const newest = await this.imports.newest(name);
    const described: DataImport[] = [];
    for (const record of records) described.push(await this.describe(record, noun, newest));
    return described;
  }

  async apply(name: ImportNoun, id: string): Promise<void> {
    const noun = this.nouns.get(name);
    const record = await this.getQuiet(noun, id);
    this.checkApplicable(record);
    await this.checkReach(record, noun);
    await this.imports.ask(id, 'apply');
    this.jobs.wake();
  }

  async undo(name: ImportNoun, id: string): Promise<void> {
    const noun = this.nouns.get(name);
    const record = await this.getQuiet(noun, id);
    if (record.state === 'undone') throw new ImportConflictError('already-undone');
    if (record.state !== 'applied') throw new ImportConflictError('not-applied');
    if (record.counts.new + record.counts.changed === 0 || record.unitId === null)
      throw new ImportConflictError('nothing-to-undo');
    await this.checkReach(record, noun);
    if ((await this.imports.newest(name)) !== id) throw new ImportConflictError('not-newest');
    const obstacle = await noun.obstacle(id);
    if (obstacle) throw new ImportConflictError(obstacle.what, obstacle.params);
    await this.imports.ask(id, 'undo');
    this.jobs.wake();
  }

  /** Does the step that was interrupted once more. */
  async retry(name: ImportNoun, id: string): Promise<void> {
    const noun = this.nouns.get(name);
    const record = await this.getQuiet(noun, id);
    if (record.state !== 'interrupted') throw new ImportConflictError('not-interrupted');
    if (record.step === 'apply' || record.step === 'undo') await this.checkReach(record, noun);
    await this.imports.ask(id, record.step === 'check' ? 'read' : record.step);
    this.jobs.wake();
  }

  private async getQuiet(noun: NounImport, id: string): Promise<ImportRecord> {
    const record = await this.imports.find(noun.noun, id, this.anchors(noun), true);
    if (!record) throw new ImportNotFoundError();
    if (record.step === 'apply' && !isImportSettled(record)) throw new ImportConflictError('already-applied');
    if (record.step === 'undo' && !isImportSettled(record)) throw new ImportConflictError('already-undone');
    if (!isImportSettled(record)) throw new ImportConflictError('under-way');
    return record;
  }

  private checkApplicable(record: ImportRecord): void {
    if (record.state === 'applied') throw new ImportConflictError('already-applied');
    if (record.state === 'undone') throw new ImportConflictError('already-undone');
    const interrupted = record.state === 'interrupted' && record.step === 'apply';
    if (record.state !== 'previewed' && !interrupted) throw new ImportConflictError('not-previewed');
    if (record.counts.error > 0) throw new ImportConflictError('has-errors', { count: record.counts.error });
  }

  private async checkReach({ unitId }: ImportRecord, noun: NounImport): Promise<void> {
    if (unitId !== null && !(await this.imports.reaches(unitId, this.anchors(noun))))
      throw new ForbiddenError('core.access.out-of-reach', { params: { permission: noun.permission } });
  }

  private anchors({ permission }: NounImport): Anchors {
    return this.db.context.scopes.get(permission) ?? [];
  }

  private async describe(record: ImportRecord, noun: NounImport, newest: string | undefined): Promise<DataImport> {
    const undoable =
      record.id === newest &&
      record.state === 'applied' &&
      record.unitId !== null &&
      (await this.imports.reaches(record.unitId, this.anchors(noun))) &&
      !(await noun.obstacle(record.id));
    const { id, fileName, format, encoding, state, step, counts } = record;
    return {
      id,
      noun: record.noun,
      fileName,
      format,
      encoding,
      state,
      step,
      progress: { done: record.done, total: record.total },
      counts,
      columns: this.words.columns(noun),
      rows: [],
      errors: [],
      problem: record.problem && this.words.problem(record.problem),
      createdAt: record.createdAt.toISOString(),
      createdBy: record.byName,
      appliedAt: record.appliedAt?.toISOString() ?? null,
      undoneAt: record.undoneAt?.toISOString() ?? null,
      undoable,
    };
  }
}
