import { scanText } from '@linli/contracts';
import { plainCode, plainText, unsafeText } from '@linli/sdk-server/sheet';
import type { SheetRow } from '@linli/sdk-server/sheet';
import { deniedColumn } from './denied-column.ts';
import { ImportFileError } from './import.errors.ts';
import type { Cells, ColumnDefinition, Fault, FaultOfRow, NounImport } from './import.types.ts';

/** Rows above the header that may be a title or a remark. */
const HEADER_WITHIN = 10;
const MAX_TEXT = 2_000;

export interface ReadRow {
  row: number;
  cells: string[];
  faults: Fault[];
}

/** Takes a file's rows as they come: finds the header, then gives each row the order of the noun's columns. Pure. */
export class ImportTable {
  private layout: { at: number[]; width: number } | undefined;
  private looked = 0;

  constructor(private readonly noun: NounImport) {}

  get hasHeader(): boolean {
    return this.layout !== undefined;
  }

  take({ row, cells, rounded = [] }: SheetRow): ReadRow | undefined {
    if (!this.layout) {
      this.layout = this.findLayout(cells);
      if (!this.layout && ++this.looked >= HEADER_WITHIN) throw new ImportFileError('not-a-table', this.needed());
      return undefined;
    }
    const { columns } = this.noun;
    const { at, width } = this.layout;
    const given: Cells = {};
    const damaged = new Set<string>();
    for (const [i, column] of columns.entries()) {
      const place = at[i] ?? -1;
      given[column.key] = place < 0 ? '' : plainCell(cells[place] ?? '', column);
      if (rounded.includes(place)) damaged.add(column.key);
    }
    const used = cells.findLastIndex((text) => text.trim() !== '') + 1;
    const personal = personalNumbers(columns, given);
    const faults =
      used > width
        ? [{ row, column: null, code: 'column-count', params: { cells: used } }]
        : [...personal.map(({ fault }) => fault), ...this.noun.checkRow(given, damaged)].map((fault) => ({
            row,
            ...fault,
          }));
    // Not even a preview keeps the number.
    for (const { key, masked } of personal) given[key] = masked;
    return { row, cells: columns.map(({ key }) => given[key] ?? ''), faults };
  }

  /** To be asked when the file is at its end. */
  finish(rows: number): void {
    if (!this.layout) throw new ImportFileError('not-a-table', this.needed());
    if (rows === 0) throw new ImportFileError('no-rows');
  }

  private findLayout(cells: readonly string[]): { at: number[]; width: number } | undefined {
    const { columns } = this.noun;
    const found = cells.map((cell) => columns.findIndex((column) => names(column).has(headerOf(cell))));
    const known = new Set(found.filter((index) => index >= 0));
    if (known.size < 2) return undefined;
    const denied = cells.map(deniedColumn).find((each) => each !== undefined);
    if (denied) throw new ImportFileError('denied-column', denied);
    const missing = columns.filter(({ required }, index) => required && !known.has(index));
    if (missing.length > 0) throw new ImportFileError('missing-column', this.named(missing));
    const twice = columns.filter((_, index) => found.indexOf(index) !== found.lastIndexOf(index));
    if (twice.length > 0) throw new ImportFileError('column-twice', this.named(twice));
    // Empty cells behind the last header are a spreadsheet's habit and mean nothing.
    const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    return { at: columns.map((_, index) => found.indexOf(index)), width };
  }

  private needed(): Record<string, string> {
    return this.named(this.noun.columns.filter(({ required }) => required));
  }

  private named(columns: readonly ColumnDefinition[]): Record<string, string> {
    return { columns: columns.map(({ headers }) => headers[0]).join('、') };
  }
}

const headers = new WeakMap<ColumnDefinition, ReadonlySet<string>>();
function names(column: ColumnDefinition): ReadonlySet<string> {
  let found = headers.get(column);
  if (!found) headers.set(column, (found = new Set([column.key, ...column.headers].map(headerOf))));
  return found;
}

/** A header without what does not tell it from another: blanks, case, the star of a needed column. */
const headerOf = (cell: string): string =>
  plainText(cell)
    .replace(/[\s_*-]+/g, '')
    .toLowerCase();

function plainCell(cell: string, { kind, choices }: ColumnDefinition): string {
  if (kind === 'text') return unsafeText(cell.trim()).slice(0, MAX_TEXT);
  if (kind === 'code') return plainCode(cell);
  const word = plainText(cell);
  return choices ? (wordsOf(choices).get(word.replace(/\s+/g, '').toLowerCase()) ?? word) : word;
}

/** The shortest number that is looked for. */
const PERSONAL_DIGITS = 15;

/** Identity and bank card numbers that somebody typed where there is no column for them, and the text without them. */
function personalNumbers(
  columns: readonly ColumnDefinition[],
  cells: Cells,
): { key: string; masked: string; fault: FaultOfRow }[] {
  return columns.flatMap(({ key, kind, scanned = kind === 'text' }) => {
    const text = cells[key] ?? '';
    if (!scanned || text.length < PERSONAL_DIGITS) return [];
    const found = scanText(text).filter((hit) => hit.kind === 'id-number' || hit.kind === 'bank-card');
    const [first] = found;
    if (!first) return [];
    const masked = found.reduceRight((rest, { start, end }) => `${rest.slice(0, start)}***${rest.slice(end)}`, text);
    const params = { personal: first.kind, excerpt: first.excerpt };
    return [{ key, masked, fault: { column: key, code: 'personal-number', params } }];
  });
}

const choiceWords = new WeakMap<object, ReadonlyMap<string, string>>();
function wordsOf(choices: NonNullable<ColumnDefinition['choices']>): ReadonlyMap<string, string> {
  let found = choiceWords.get(choices);
  if (!found) {
    found = new Map(
      Object.entries(choices).flatMap(([value, words]) => [value, ...words].map((word) => [word.toLowerCase(), value])),
    );
    choiceWords.set(choices, found);
  }
  return found;
}
