import type { ByteSource } from '../../sheet/byte-source.ts';
import { broken, ByteReader, checkPixels } from './byte-reader.ts';

const SIGNATURE_LENGTH = 8;
/** The picture, its colours and its resolution (W3C PNG, clause 11). Texts, times, EXIF and private chunks are not among them. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs']);
const CHECKSUM = 4;

/** A PNG without what it says beside the picture, and without whatever follows its end. */
export async function* cleanPng(source: ByteSource): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  yield await reader.take(SIGNATURE_LENGTH);
  let isFirst = true;
  let hasPicture = false;
  for (;;) {
    const head = await reader.take(8);
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4);
    if (isFirst !== (type === 'IHDR') || length + CHECKSUM > reader.left) throw broken();
    if (isFirst) {
      if (length !== 13) throw broken();
      const size = await reader.peek(8);
      checkPixels(size.readUInt32BE(0), size.readUInt32BE(4));
      isFirst = false;
    }
    if (KEPT.has(type)) {
      yield head;
      yield* reader.pieces(length + CHECKSUM);
    } else reader.skip(length + CHECKSUM);
    hasPicture ||= type === 'IDAT';
    if (type === 'IEND') break;
  }
  if (!hasPicture) throw broken();
}
