import type { AttachmentType } from '@linli/contracts';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { ByteSource } from '../../sheet/byte-source.ts';
import { SourceReader } from '../../sheet/source-reader.ts';
import { AttachmentRefusedError } from '../attachment.errors.ts';
import { broken } from './byte-reader.ts';

const MAX_PARTS = 5_000;
const MEGABYTE = 1024 * 1024;
const MAX_UNPACKED = 200 * MEGABYTE;
/** Texts and tags shrink to a thirtieth at most. */
const MAX_RATIO = 500;
const RATIO_FROM = 10 * MEGABYTE;
const MAX_CONTENT_TYPES = MEGABYTE;
const MAIN_PARTS: [part: string, type: AttachmentType][] = [
  ['wordprocessingml.document.main+xml', 'docx'],
  ['spreadsheetml.sheet.main+xml', 'xlsx'],
];

/**
 * Which office document a ZIP is (ECMA-376, part 2). It is kept as it came and never unpacked here; refused is what would do
 * harm where somebody opens it: one that unpacks without end, one with macros, one that nobody can open.
 * Answers undefined for a ZIP that is none.
 */
export async function officeTypeOf(source: ByteSource): Promise<AttachmentType | undefined> {
  let zip: ZipFile;
  try {
    zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      lazyEntries: true,
      autoClose: false,
    });
  } catch (cause) {
    throw broken(cause);
  }
  zip.on('error', () => undefined);
  try {
    const types = await partsOf(zip, source.size);
    if (!types) return undefined;
    const text = await textOf(zip, types);
    if (/macroEnabled/i.test(text)) throw new AttachmentRefusedError('macros');
    return MAIN_PARTS.find(([part]) => text.includes(part))?.[1];
  } catch (error) {
    throw error instanceof AttachmentRefusedError ? error : broken(error);
  } finally {
    zip.close();
  }
}

/** Looks at all parts; answers the one that says what they are. */
async function partsOf(zip: ZipFile, fileSize: number): Promise<Entry | undefined> {
  if (zip.entryCount > MAX_PARTS) throw new AttachmentRefusedError('bomb');
  let unpacked = 0;
  let packed = 0;
  let types: Entry | undefined;
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize: size, compressedSize } = entry;
    if (entry.isEncrypted()) throw new AttachmentRefusedError('locked');
    if (/(^|\/)vbaProject\.bin$/i.test(fileName)) throw new AttachmentRefusedError('macros');
    unpacked += size;
    packed += compressedSize;
    // Parts that share their bytes are more than the file has.
    const isBomb = packed > fileSize || (size > RATIO_FROM && size > compressedSize * MAX_RATIO);
    if (unpacked > MAX_UNPACKED || isBomb) throw new AttachmentRefusedError('bomb');
    if (fileName === '[Content_Types].xml') types = entry;
  }
  return types;
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > MAX_CONTENT_TYPES) throw new AttachmentRefusedError('bomb');
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
