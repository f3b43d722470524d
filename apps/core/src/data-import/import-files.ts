import type { ImportNoun } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import type { FileAnswer } from '@linli/sdk-server';
import { writeXlsx } from '@linli/sdk-server/sheet';
import type { ColumnToWrite } from '@linli/sdk-server/sheet';
import { Injectable } from '@nestjs/common';
import { ImportNotFoundError } from './import.errors.ts';
import { ImportRepository } from './import.repository.ts';
import { ImportWords } from './import.words.ts';
import type { Fault, NounImport } from './import.types.ts';
import { NounImports } from './noun-imports.ts';

const WIDE = 24;
const LONG = 60;
/** Rows with errors that a sheet of errors holds at most. */
const MAX_ERRORS = 100_000;

/** Workbooks to begin with, and those that say what was wrong. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly db: ScopedDb,
    private readonly nouns: NounImports,
    private readonly imports: ImportRepository,
    private readonly words: ImportWords,
  ) {}

  /** The header and an example row; a second sheet says what belongs into each column. */
  template(name: ImportNoun): FileAnswer {
    const noun = this.nouns.get(name);
    const { columns } = noun;
    const example = columns.map(({ example: text }) => text);
    const hints = columns.map((column) => [
      this.words.titleOf(name, column),
      this.words.say(column.required ? 'import.template.required' : 'import.template.optional'),
      this.words.hintOf(name, column),
      Object.values(column.choices ?? {})
        .map(([word = '']) => word)
        .join('、'),
    ]);
    const said = (key: string, width: number) => ({ header: this.words.say(`import.template.${key}`), width });
    return {
      name: `${this.words.say('import.template.file', { noun: this.words.say(`import.noun.${name}`) })}.xlsx`,
      stream: writeXlsx([
        { name: this.words.say(`import.noun.${name}`), columns: this.columnsOf(noun), batches: once([example]) },
        {
          name: this.words.say('import.template.how'),
          columns: [said('column', WIDE), said('needed', 10), said('hint', LONG), said('choices', LONG)],
          batches: once(hints),
        },
      ]),
    };
  }

  /** The rows that are wrong, as they were in the file, with what is wrong in a last column. */
  async errors(name: ImportNoun, id: string): Promise<FileAnswer> {
    const noun = this.nouns.get(name);
    const record = await this.imports.find(name, id, this.db.context.scopes.get(noun.permission) ?? []);
    if (!record) throw new ImportNotFoundError();
    const rows = await this.wrongRows(id);
    const columns: ColumnToWrite[] = [
      ...this.columnsOf(noun),
      { header: this.words.say('import.errors.column'), width: LONG },
      { header: this.words.say('import.errors.row'), width: 10 },
    ];
    const own = record.accountId === this.db.context.account.id;
    const written = rows.map(({ row, cells, faults }) => [
      ...cells.map((cell, index) => noun.cellText?.(noun.columns[index]?.key ?? '', cell, own) ?? cell),
      faults.map((fault) => this.words.fault(noun, { ...fault, row }).message).join('；'),
      String(row),
    ]);
    const file = record.fileName.replace(/\.[^.]*$/, '');
    return {
      name: `${this.words.say('import.errors.file', { file })}.xlsx`,
      stream: writeXlsx([{ name: this.words.say('import.errors.sheet'), columns, batches: once(written) }]),
    };
  }

  columnsOf(noun: NounImport): ColumnToWrite[] {
    return noun.columns.map((column) => ({
      header: this.words.titleOf(noun.noun, column),
      width: column.kind === 'text' ? WIDE : 18,
      required: column.required ?? false,
      choices: Object.values(column.choices ?? {}).flatMap(([word]) => word ?? []),
    }));
  }

  private wrongRows(id: string): Promise<{ row: number; cells: string[]; faults: Omit<Fault, 'row'>[] }[]> {
    return this.db.manager.query(
      `WITH wrong AS (
         SELECT row, jsonb_agg(jsonb_build_object('column', column_key, 'code', code, 'variant', variant, 'params', params)
           ORDER BY id) AS faults
         FROM core.import_fault WHERE import_id = $1 GROUP BY row ORDER BY row LIMIT ${MAX_ERRORS})
       SELECT w.row, r.value - 0 AS cells, w.faults
       FROM core.import_block b, jsonb_array_elements(b.rows) r JOIN wrong w ON w.row = (r.value ->> 0)::integer
       WHERE b.import_id = $1 ORDER BY w.row`,
      [id],
    );
  }
}

async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows;
}
