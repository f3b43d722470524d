import { types } from 'node:util';
import { EncodingError, NotATableError } from './unit-import.errors.ts';
import type { Encoding } from './import.types.ts';

const CHUNK = 256 * 1024;
const UTF16_MARKS = ['fffe', 'feff'];

/**
 * Reads a file's bytes as text: UTF-8 with or without a mark, otherwise GB18030, which is what a Chinese spreadsheet
 * saves. Strictly: a file that is neither is refused, never guessed.
 */
export function decodeFile(bytes: Buffer): { encoding: Encoding; chunks: string[] } {
  if (UTF16_MARKS.includes(bytes.subarray(0, 2).toString('hex'))) throw new EncodingError();
  // No text has NULs: a workbook, a picture, a database.
  if (bytes.includes(0)) throw new NotATableError();
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const chunks = decodeAs(bytes, encoding);
    if (chunks) return { encoding, chunks };
  }
  throw new EncodingError();
}

function decodeAs(bytes: Buffer, encoding: Encoding): string[] | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const chunks: string[] = [];
  try {
    for (let start = 0; start < bytes.length; start += CHUNK)
      chunks.push(decoder.decode(bytes.subarray(start, start + CHUNK), { stream: true }));
    chunks.push(decoder.decode());
    return chunks;
  } catch (error) {
    // That is the answer to the question, not a failure.
    if (types.isNativeError(error) && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return undefined;
    throw error;
  }
}
