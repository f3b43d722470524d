import { randomUUID } from 'node:crypto';
import type { Anchor, UnitImport } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { decodeFile } from './file.decoder.ts';
import { ImportPlanner } from './import.planner.ts';
import { ImportPlanRepository } from './import-plan.repository.ts';
import { ImportUndoRepository } from './import-undo.repository.ts';
import { ImportWords } from './import.words.ts';
import { coveringUnit, digestOf } from './plan.digest.ts';
import { parseTable } from './table.parser.ts';
import { ImportNotFoundError } from './unit-import.errors.ts';
import { UnitImportRepository } from './unit-import.repository.ts';
import type { ImportRecord } from './unit-import.repository.ts';

/** Rows, and errors, that are kept to be shown; counts are of the whole file. */
const SHOWN = 500;

/** Reads files of divisions and says what they would do. Nothing of the tree is changed here. */
@Injectable()
export class UnitImportService {
  constructor(
    private readonly db: ScopedDb,
    private readonly imports: UnitImportRepository,
    private readonly plans: ImportPlanRepository,
    private readonly undos: ImportUndoRepository,
    private readonly words: ImportWords,
  ) {}

  async preview(fileName: string, bytes: Buffer): Promise<UnitImport> {
    const { encoding, chunks } = decodeFile(bytes);
    const file = await parseTable(chunks);
    const known = await this.plans.known(file, this.anchors);
    const { rows, faults, counts } = new ImportPlanner(file, known, this.anchors).plan();
    const id = randomUUID();
    // Errors first, otherwise as in the file.
    const shown = [...rows.filter(isError), ...rows.filter((row) => !isError(row))].slice(0, SHOWN);
    const applicable = counts.error === 0;
    await this.imports.add(
      { id, fileName, encoding, counts: { ...counts, unitId: coveringUnit(rows, known) } },
      {
        shown: shown.map((row) => ({ ...row, ...this.words.row(row), note: row.note })),
        ...(applicable
          ? {
              file: file.map((row) => [row.row, row.code, row.name, row.level, row.parentCode]),
              digest: digestOf(rows),
            }
          : {}),
      },
      faults.slice(0, SHOWN),
    );
    return this.get(id);
  }

  async get(id: string): Promise<UnitImport> {
    const record = await this.imports.find(id, this.anchors);
    if (!record) throw new ImportNotFoundError();
    const { rows, faults } = await this.imports.shown(id);
    return {
      ...(await this.describe(record, await this.undos.newest())),
      rows: rows.map((row) => this.words.row(row)),
      errors: faults.map((fault) => this.words.fault(fault)),
    };
  }

  /** Newest first, without their rows. */
  async list(): Promise<UnitImport[]> {
    const records = await this.imports.list(this.anchors);
    const newest = await this.undos.newest();
    return Promise.all(records.map((record) => this.describe(record, newest)));
  }

  private get anchors(): readonly Anchor[] {
    return this.db.context.scopes.get('core.unit.import') ?? [];
  }

  private async describe(record: ImportRecord, newest: string | undefined): Promise<UnitImport> {
    const { unitId, ...counts } = record.counts;
    const undoable =
      record.id === newest &&
      record.state === 'applied' &&
      unitId !== null &&
      (await this.imports.reaches(unitId, this.anchors)) &&
      !(await this.undos.obstacle(record.id));
    return {
      id: record.id,
      fileName: record.fileName,
      encoding: record.encoding,
      state: record.state,
      counts,
      rows: [],
      errors: [],
      createdAt: record.createdAt.toISOString(),
      createdBy: record.byName,
      appliedAt: record.appliedAt?.toISOString() ?? null,
      undoneAt: record.undoneAt?.toISOString() ?? null,
      undoable,
    };
  }
}

const isError = ({ outcome }: { outcome: string }): boolean => outcome === 'error';
