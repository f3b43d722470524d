import type { ByteSource } from '../../sheet/byte-source.ts';
import { broken, ByteReader, checkPixels } from './byte-reader.ts';

const HEAD = 12;
const MAX_CHUNKS = 10_000;
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);
/** Bits of VP8X that say that there is EXIF or XMP (WebP container, extended file format). */
const SAYS_MORE = 0x08 | 0x04;

interface Chunk {
  type: string;
  /** With its padding. */
  length: number;
  kept: boolean;
}

/** A WebP without EXIF, XMP and chunks that nobody knows. Read twice: its head says how long the rest will be. */
export async function* cleanWebp(source: ByteSource): AsyncGenerator<Buffer> {
  const chunks = await chunksOf(source);
  const size = chunks.reduce((total, { kept, length }) => total + (kept ? 8 + length : 0), 4);
  const reader = new ByteReader(source);
  const head = Buffer.from(await reader.take(HEAD));
  head.writeUInt32LE(size, 4);
  yield head;
  for (const { type, length, kept } of chunks) {
    if (!kept) {
      reader.skip(8 + length);
      continue;
    }
    yield await reader.take(8);
    if (type === 'VP8X') {
      const body = Buffer.from(await reader.take(length));
      body.writeUInt8(body.readUInt8(0) & ~SAYS_MORE, 0);
      yield body;
    } else yield* reader.pieces(length);
  }
}

async function chunksOf(source: ByteSource): Promise<Chunk[]> {
  const reader = new ByteReader(source);
  const end = (await reader.take(HEAD)).readUInt32LE(4) + 8;
  if (end > source.size + 1) throw broken();
  const chunks: Chunk[] = [];
  for (let at = HEAD; at + 8 <= end;) {
    const head = await reader.take(8);
    const type = head.toString('latin1', 0, 4);
    const body = head.readUInt32LE(4);
    const length = Math.min(body + (body % 2), reader.left);
    if (length < body || chunks.length === MAX_CHUNKS) throw broken();
    checkSize(type, await reader.peek(Math.min(length, 10)));
    reader.skip(length);
    at += 8 + length;
    chunks.push({ type, length, kept: KEPT.has(type) });
  }
  if (!['VP8 ', 'VP8L', 'VP8X'].includes(chunks[0]?.type ?? '')) throw broken();
  return chunks;
}

function checkSize(type: string, body: Buffer): void {
  if (!['VP8 ', 'VP8L', 'VP8X'].includes(type)) return;
  if (body.length < (type === 'VP8L' ? 5 : 10)) throw broken();
  if (type === 'VP8X') checkPixels(body.readUIntLE(4, 3) + 1, body.readUIntLE(7, 3) + 1);
  if (type === 'VP8 ') checkPixels(body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff);
  if (type === 'VP8L') {
    const bits = body.readUInt32LE(1);
    checkPixels((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
}
