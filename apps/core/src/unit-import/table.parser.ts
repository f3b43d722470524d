import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { Column, FileRow } from './import.types.ts';
import { ColumnsError, NoRowsError, NotATableError, QuotesError, TooManyRowsError } from './unit-import.errors.ts';

export const MAX_ROWS = 100_000;
const MAX_ROW_CHARACTERS = 100_000;
/** No code and no level is longer. One letter can become eighteen plain ones, so a long cell is not worked through. */
const LONGEST_WORD = 200;
/** Read at one go: even where each character is a row, others wait no longer than a moment. */
const PIECE = 4 * 1024;
const DELIMITERS = [',', '\t', ';', '\uFF0C', '|'];

const HEADERS: Record<Column, readonly string[]> = {
  code: ['code', '代码', '编码', '区划代码', '区划编码', '行政区划代码', '统计用区划代码'],
  name: ['name', '名称', '区划名称', '行政区划名称'],
  level: ['level', '级别', '层级', '区划级别', '区划层级'],
  parent_code: [
    'parent_code',
    'parentcode',
    '上级代码',
    '父级代码',
    '上级编码',
    '父级编码',
    '上级区划代码',
    '父级区划代码',
  ],
};
const COLUMNS = Object.keys(HEADERS) as Column[];

const OPTIONS = {
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: false,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: MAX_ROW_CHARACTERS,
};

interface Layout {
  width: number;
  at: Record<Column, number>;
}

/** Reads a table of divisions: rows in any order, columns in any order, headers in English or Chinese. */
export async function parseTable(chunks: readonly string[]): Promise<FileRow[]> {
  const delimiter = delimiterOf(chunks.join('').slice(0, 4_000));
  const records = Readable.from(piecesOf(chunks)).pipe(parse({ ...OPTIONS, delimiter })) as AsyncIterable<string[]>;
  const rows: FileRow[] = [];
  let layout: Layout | undefined;
  let row = 0;
  try {
    for await (const record of records) {
      // Empty rows count too: the reader takes its time for each, and a file may hold millions of them.
      if (++row > MAX_ROWS + 1) throw new TooManyRowsError(MAX_ROWS);
      if (record.every((cell) => cell.trim() === '')) continue;
      if (!layout) layout = layoutOf(record);
      else rows.push(rowOf(record, row, layout));
    }
  } catch (error) {
    if (error instanceof CsvError) throw new QuotesError(row + 1, error);
    throw error;
  }
  if (!layout) throw new NotATableError();
  if (rows.length === 0) throw new NoRowsError();
  return rows;
}

/** Gives other requests their turn between two pieces of a large file. */
async function* piecesOf(chunks: readonly string[]): AsyncGenerator<string> {
  for (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PIECE) {
      yield chunk.slice(start, start + PIECE);
      await setImmediate();
    }
  }
}

/** The separator that makes most of the first line into headers we know. */
function delimiterOf(beginning: string): string {
  const line = /[^\r\n]*\S[^\r\n]*/.exec(beginning)?.[0] ?? '';
  const known = (delimiter: string) => {
    const [record] = parseAtOnce(line, { ...OPTIONS, delimiter }) as string[][];
    return (record ?? []).filter((cell) => columnOf(cell)).length;
  };
  return DELIMITERS.reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best));
}

function columnOf(cell: string): Column | undefined {
  const header = plain(cell)
    .replace(/[\s_-]+/g, '')
    .toLowerCase();
  return COLUMNS.find((column) => HEADERS[column].some((name) => name.replace('_', '') === header));
}

function layoutOf(header: readonly string[]): Layout {
  const found = header.map(columnOf);
  const known = new Set(found.filter((column) => column !== undefined));
  if (known.size < 2) throw new NotATableError();
  const missing = COLUMNS.filter((column) => !known.has(column));
  if (missing.length > 0) throw new ColumnsError('missing-column', missing);
  const twice = COLUMNS.filter((column) => found.indexOf(column) !== found.lastIndexOf(column));
  if (twice.length > 0) throw new ColumnsError('column-twice', twice);
  const at = Object.fromEntries(COLUMNS.map((column) => [column, found.indexOf(column)])) as Layout['at'];
  // Empty cells behind the last header are a spreadsheet's habit and mean nothing.
  return { width: header.findLastIndex((cell) => cell.trim() !== '') + 1, at };
}

function rowOf(record: readonly string[], row: number, { width, at }: Layout): FileRow {
  const cell = (column: Column) => record[at[column]] ?? '';
  const used = record.findLastIndex((text) => text.trim() !== '') + 1;
  return {
    row,
    code: plainCode(cell('code')),
    name: cell('name').trim(),
    level: plain(cell('level')),
    parentCode: plainCode(cell('parent_code')),
    ...(record.length < width || used > width ? { cells: record.length } : {}),
  };
}

/** Full-width letters and digits as plain ones. */
const plain = (text: string): string => text.trim().slice(0, LONGEST_WORD).normalize('NFKC').trim();

/** Blanks inside a code, and the apostrophe that keeps a spreadsheet from counting with it, are no part of it. */
const plainCode = (text: string): string => plain(text).replace(/^'|\s+/g, '');
