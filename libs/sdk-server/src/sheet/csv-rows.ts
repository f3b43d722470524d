import { types } from 'node:util';
import { setImmediate } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { piecesOf } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import { SheetError } from './sheet.errors.ts';
import type { SheetLimits, SheetRow, TextEncoding } from './sheet.types.ts';

type Decoder = InstanceType<typeof TextDecoder>;

const UTF16_MARKS = ['fffe', 'feff'];
/** Read at one go: even where each character is a row, others wait no longer than a moment. */
const PIECE = 4 * 1024;
const BATCH = 1000;
const DELIMITERS = [',', '\t', ';', '\uFF0C', '|'];

const OPTIONS = {
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: false,
  bom: true,
  record_delimiter: ['\r\n', '\n', '\r'],
};

/**
 * What a text file's bytes mean: UTF-8 with or without a mark, otherwise GB18030, which is what a Chinese spreadsheet
 * saves. Strictly, over the whole file: one that is neither is refused, never guessed.
 */
export async function encodingOf(source: ByteSource): Promise<TextEncoding> {
  const decoders = new Map<TextEncoding, Decoder>(
    (['utf-8', 'gb18030'] as const).map((encoding) => [encoding, new TextDecoder(encoding, { fatal: true })]),
  );
  let isFirst = true;
  const tryAll = (bytes?: Buffer) => {
    for (const [encoding, decoder] of decoders) if (!decodes(decoder, bytes)) decoders.delete(encoding);
    if (decoders.size === 0) throw new SheetError('encoding');
  };
  for await (const piece of piecesOf(source)) {
    if (isFirst && UTF16_MARKS.includes(piece.subarray(0, 2).toString('hex'))) throw new SheetError('encoding');
    // No text has NULs: a picture, a database, something else.
    if (piece.includes(0)) throw new SheetError('not-a-table');
    isFirst = false;
    tryAll(piece);
  }
  tryAll();
  return decoders.has('utf-8') ? 'utf-8' : 'gb18030';
}

function decodes(decoder: Decoder, bytes?: Buffer): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch (error) {
    // That is the answer to the question, not a failure.
    if (types.isNativeError(error) && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return false;
    throw error;
  }
}

/** Rows of a text file with separators; which one it is, the first line that is not blank says. */
export async function* csvRows(
  source: ByteSource,
  encoding: TextEncoding,
  limits: SheetLimits,
  onRead: (share: number) => void,
): AsyncGenerator<SheetRow[]> {
  const delimiter = delimiterOf(new TextDecoder(encoding).decode(await source.read(0, Math.min(source.size, 8_000))));
  const options = { ...OPTIONS, delimiter, max_record_size: limits.cell * 4 };
  const records = Readable.from(textsOf(source, encoding, onRead)).pipe(parse(options)) as AsyncIterable<string[]>;
  let rows: SheetRow[] = [];
  let row = 0;
  try {
    for await (const cells of records) {
      // Empty rows count too: the reader takes its time for each, and a file may hold millions of them.
      if (++row > limits.rows) throw new SheetError('too-many-rows', { max: limits.rows });
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (cells.length > limits.columns && cells.findLastIndex((cell) => cell !== '') >= limits.columns)
        throw new SheetError('too-many-columns', { row, max: limits.columns });
      if (cells.some((cell) => cell.length > limits.cell))
        throw new SheetError('cell-too-long', { row, max: limits.cell });
      rows.push({ row, cells });
      if (rows.length < BATCH) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    if (error instanceof CsvError) throw new SheetError('quotes', { row: row + 1 }, error);
    throw error;
  }
  if (rows.length > 0) yield rows;
}

/** Gives other requests their turn between two pieces of a large file. */
async function* textsOf(
  source: ByteSource,
  encoding: TextEncoding,
  onRead: (share: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let read = 0;
  for await (const piece of piecesOf(source)) {
    for (let start = 0; start < piece.length; start += PIECE) {
      const text = decoder.decode(piece.subarray(start, start + PIECE), { stream: true });
      if (text !== '') yield text;
      await setImmediate();
    }
    read += piece.length;
    onRead(read / source.size);
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The separator that cuts the first line that is not blank into most pieces. */
function delimiterOf(beginning: string): string {
  const line = (/[^\r\n]*[^\s,;|\uFF0C][^\r\n]*/.exec(beginning)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
