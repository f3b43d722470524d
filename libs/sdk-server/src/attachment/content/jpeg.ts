import type { ByteSource } from '../../sheet/byte-source.ts';
import { broken, ByteReader, checkPixels } from './byte-reader.ts';
import { orientationOf, orientationSegment } from './orientation.ts';

const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const JFIF_LENGTH = 14;

/**
 * A JPEG without what it says beside the picture (ITU-T T.81, annex B): EXIF with place and camera, XMP, IPTC, comments,
 * previews and whatever follows its end. Kept are the picture as it is, colour, and which side is up.
 */
export async function* cleanJpeg(source: ByteSource): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  yield await reader.take(2);
  let isTurned = false;
  let frames = 0;
  let scans = 0;
  for (;;) {
    const marker = await nextMarker(reader);
    if (marker === EOI) break;
    // Restart markers and their like, between segments: they stand alone and mean nothing here.
    if (marker === 0x01 || isRestart(marker)) continue;
    const length = (await reader.take(2)).readUInt16BE(0);
    if (length < 2) throw broken();
    const body = await reader.take(length - 2);
    if (isFrame(marker)) {
      if (body.length < 5) throw broken();
      checkPixels(body.readUInt16BE(3), body.readUInt16BE(1));
      frames += 1;
    }
    if (marker === APP1 && !isTurned) {
      const orientation = orientationOf(body);
      if (orientation > 1) yield orientationSegment(orientation);
      isTurned = orientation > 1;
    }
    const kept = keptOf(marker, body);
    if (kept) yield segment(marker, kept);
    if (marker === SOS) {
      scans += 1;
      yield* scanOf(reader);
    }
  }
  if (frames === 0 || scans === 0) throw broken();
  yield Buffer.from([0xff, EOI]);
}

/** What stays of a segment; null for nothing. */
function keptOf(marker: number, body: Buffer): Buffer | null {
  // The picture itself: tables, frames, scans.
  if ((marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xda && marker <= 0xdf)) return body;
  if (marker === APP0 && body.toString('latin1', 0, 5) === 'JFIF\0' && body.length >= JFIF_LENGTH) {
    const head = Buffer.from(body.subarray(0, JFIF_LENGTH));
    // Its preview may show what was cut off since.
    head.writeUInt16BE(0, JFIF_LENGTH - 2);
    return head;
  }
  if (marker === APP2 && body.toString('latin1', 0, 12) === 'ICC_PROFILE\0') return body;
  if (marker === APP14 && body.toString('latin1', 0, 5) === 'Adobe') return body;
  return marker === 0xdb ? body : null;
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The next marker; what stands before it belongs to nothing. */
async function nextMarker(reader: ByteReader): Promise<number> {
  for (;;) {
    if ((await reader.take(1))[0] !== 0xff) continue;
    let code = (await reader.take(1))[0];
    while (code === 0xff) code = (await reader.take(1))[0];
    if (code) return code;
  }
}

/** The compressed data of a scan: up to the next marker that is not part of it. */
async function* scanOf(reader: ByteReader): AsyncGenerator<Buffer> {
  for (;;) {
    const bytes = await reader.peek(32 * 1024);
    if (bytes.length < 2) throw broken();
    const end = endOfScan(bytes);
    // An 0xff at the end of the piece is judged with what follows it.
    const length = end ?? (bytes.at(-1) === 0xff ? bytes.length - 1 : bytes.length);
    yield await reader.take(length);
    if (end !== undefined) return;
  }
}

function endOfScan(bytes: Buffer): number | undefined {
  for (let at = bytes.indexOf(0xff); at >= 0 && at + 1 < bytes.length;) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return undefined;
}

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
