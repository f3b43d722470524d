import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { piecesOf } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';

/** Lets a ZIP be read from any source. */
export class SourceReader extends yauzl.RandomAccessReader {
  private readonly source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(piecesOf(this.source, start, end), { objectMode: false });
  }
}
