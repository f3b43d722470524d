import type { AttachmentKind, AttachmentType } from '@linli/contracts';
import { piecesOf } from '../../sheet/byte-source.ts';
import type { ByteSource } from '../../sheet/byte-source.ts';
import { AttachmentRefusedError, typesInWords } from '../attachment.errors.ts';
import { broken } from './byte-reader.ts';
import { cleanJpeg } from './jpeg.ts';
import { officeTypeOf } from './office.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

/** What a file begins with; more than what we take, so that a refusal can say what it is. */
type Beginning = Exclude<AttachmentType, 'docx' | 'xlsx'> | 'zip' | 'heic' | 'old-office' | undefined;

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif']);
const PDF_TAIL = 1024;

export function beginningOf(head: Buffer): Beginning {
  const text = head.toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp';
  if (/^%PDF-\d/.test(text)) return 'pdf';
  if (text.startsWith('PK\x03\x04')) return 'zip';
  if (text.startsWith('ftyp', 4) && HEIC_BRANDS.has(text.slice(8, 12))) return 'heic';
  if (text.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'old-office';
  return undefined;
}

/** What somebody sent: of which type it truly is, and its bytes without what it says beside its content. */
export interface Inspected {
  type: AttachmentType;
  /** Ends in an {@link AttachmentRefusedError} where the file turns out to be broken. */
  bytes: AsyncIterable<Buffer>;
}

/** @throws AttachmentRefusedError for what the kind does not take. */
export async function inspect(source: ByteSource, kind: AttachmentKind): Promise<Inspected> {
  if (source.size === 0) throw new AttachmentRefusedError('empty');
  const begins = beginningOf(await source.read(0, Math.min(source.size, 64)));
  const allowed = { allowed: typesInWords(kind) };
  if (begins === 'heic' || begins === 'old-office') throw new AttachmentRefusedError(begins, allowed);
  const type = begins === 'zip' ? await officeTypeOf(source) : begins;
  if (type === undefined) throw new AttachmentRefusedError('unknown-type', allowed);
  if (!kind.types.includes(type))
    throw new AttachmentRefusedError('wrong-type', { ...allowed, found: type.toUpperCase() });
  if (type === 'pdf') await checkPdf(source);
  return { type, bytes: cleaned(source, type) };
}

function cleaned(source: ByteSource, type: AttachmentType): AsyncIterable<Buffer> {
  switch (type) {
    case 'jpeg':
      return cleanJpeg(source);
    case 'png':
      return cleanPng(source);
    case 'webp':
      return cleanWebp(source);
    // A document is kept as it was signed and sealed: its bytes are not ours to change.
    default:
      return piecesOf(source);
  }
}

/** A PDF that was cut off has no end. */
async function checkPdf(source: ByteSource): Promise<void> {
  const tail = await source.read(Math.max(0, source.size - PDF_TAIL), source.size);
  if (!tail.includes('%%EOF')) throw broken();
}
