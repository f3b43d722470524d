/** Bytes of a file that can be read from any place: a file on disk, chunks in a database, a buffer. */
export interface ByteSource {
  size: number;
  /** Bytes from `start` up to `end`, which lies within the size. */
  read(start: number, end: number): Promise<Buffer>;
}

/** A buffer as a source. */
export function bufferSource(bytes: Buffer): ByteSource {
  return { size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}

const PIECE = 256 * 1024;

/** A part of a source, front to back, in pieces. */
export async function* piecesOf(source: ByteSource, start = 0, end = source.size): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += PIECE) yield await source.read(at, Math.min(at + PIECE, end));
}
