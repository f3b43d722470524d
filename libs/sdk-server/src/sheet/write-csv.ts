import { Readable } from 'node:stream';
import { safeText } from './cell-text.ts';

/** A table as text with commas, for programs; with a mark, without which spreadsheets take Chinese for something else. */
export function writeCsv(header: readonly string[], batches: AsyncIterable<readonly (readonly string[])[]>): Readable {
  async function* lines() {
    yield `\uFEFF${lineOf(header)}`;
    for await (const rows of batches) yield rows.map(lineOf).join('');
  }
  return Readable.from(lines(), { objectMode: false });
}

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

function quoted(cell: string): string {
  const text = safeText(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
