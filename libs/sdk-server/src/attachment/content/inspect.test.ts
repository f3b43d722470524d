import { describe, expect, test } from '@jest/globals';
import { PAPER_TYPES, PICTURE_TYPES } from '@linli/contracts';
import type { AttachmentKind } from '@linli/contracts';
import fc from 'fast-check';
import { bufferSource } from '../../sheet/byte-source.ts';
import { AttachmentRefusedError } from '../attachment.errors.ts';
import { jpeg, office, pdf, png, SECRET, webp, zip } from '../testing/sample-files.ts';
import { inspect } from './inspect.ts';
import { orientationOf } from './orientation.ts';

const ANY: AttachmentKind = { id: 'any', types: [...PAPER_TYPES, 'webp'], maxMegabytes: 10, maxCount: 9 };
const PICTURES: AttachmentKind = { ...ANY, types: PICTURE_TYPES };

async function kept(bytes: Buffer, kind = ANY) {
  const { type, bytes: clean } = await inspect(bufferSource(bytes), kind);
  const chunks: Buffer[] = [];
  for await (const chunk of clean) chunks.push(Buffer.from(chunk));
  return { type, bytes: Buffer.concat(chunks) };
}
const refusal = async (bytes: Buffer, kind = ANY) => {
  const error = await kept(bytes, kind).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error !== null && !(error instanceof AttachmentRefusedError)) throw error;
  return error?.code.replace('core.attachment.', '');
};

describe('what a file is, its content says', () => {
  test.each([
    ['jpeg', jpeg()],
    ['png', png()],
    ['webp', webp()],
    ['pdf', pdf()],
  ])('%s', async (type, bytes) => expect((await kept(bytes)).type).toBe(type));

  test.each(['docx', 'xlsx'] as const)('%s, as its table of contents says', async (type) => {
    const bytes = await office(type);
    expect(await kept(bytes)).toEqual({ type, bytes });
  });

  test.each([
    ['nothing at all', Buffer.alloc(0), 'empty'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'unknown-type'],
    [
      'a drawing with scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'unknown-type',
    ],
    ['a program', Buffer.from('MZ\x90\0'), 'unknown-type'],
    ['a picture of a phone that others cannot open', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'), 'heic'],
    ['an old or locked document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-office'],
    ['a page that says it is a PDF further down', Buffer.from('<html>%PDF-1.7 %%EOF'), 'unknown-type'],
  ])('%s is refused', async (_, bytes, what) => expect(await refusal(bytes)).toBe(what));

  test('a document where a photo is wanted is refused, whatever it calls itself', async () => {
    expect(await refusal(pdf(), PICTURES)).toBe('wrong-type');
    expect(await refusal(await office('docx'), PICTURES)).toBe('wrong-type');
  });
});

describe('what a picture says beside itself is removed', () => {
  test.each([
    ['jpeg', jpeg({ trailer: `PK\x03\x04${SECRET}` })],
    ['png', png()],
    ['webp', webp()],
  ])('from a %s, also behind its end', async (type, bytes) => {
    const clean = await kept(bytes);
    expect(clean.bytes.includes(SECRET)).toBe(false);
    expect(clean.bytes.length).toBeLessThan(bytes.length);
    // What was cleaned once is as clean as it gets.
    expect(await kept(clean.bytes)).toEqual({ type, bytes: clean.bytes });
  });

  test('colours and the picture itself stay', async () => {
    const { bytes } = await kept(jpeg());
    for (const part of ['JFIF', 'ICC_PROFILE', 'Adobe']) expect(bytes.includes(part)).toBe(true);
    expect(bytes.subarray(-12)).toEqual(Buffer.from('12ff0034ffd056ff0078ffd9', 'hex'));
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('which side is up stays: %i', async (orientation) => {
    const { bytes } = await kept(jpeg({ orientation }));
    const at = bytes.indexOf('Exif\0\0');
    expect(at < 0 ? 1 : orientationOf(bytes.subarray(at))).toBe(orientation);
  });

  test('the head of a WebP does not speak of what is gone', async () => {
    const { bytes } = await kept(webp());
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    expect(bytes[20]).toBe(0x20);
  });
});

describe('what would do harm is refused', () => {
  test.each([
    ['jpeg', jpeg({ width: 60_000, height: 60_000 })],
    ['png', png({ width: 60_000, height: 60_000 })],
  ])('a %s that unpacks into more than a phone can show', async (_, bytes) =>
    expect(await refusal(bytes)).toBe('too-many-pixels'),
  );

  test('a document that unpacks without end', async () => {
    expect(await refusal(await office('docx', { 'word/media.bin': Buffer.alloc(64 * 1024 * 1024) }))).toBe('bomb');
  });

  test('a document of parts without number', async () => {
    const parts = Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`p${i}`, '']));
    expect(await refusal(await office('docx', parts))).toBe('bomb');
  });

  test('a document with macros, by its parts or by its own word', async () => {
    expect(await refusal(await office('docx', { 'word/vbaProject.bin': 'x' }))).toBe('macros');
    const types = 'application/vnd.ms-word.document.macroEnabled.main+xml';
    expect(await refusal(await zip({ '[Content_Types].xml': types }))).toBe('macros');
  });

  test('a ZIP that is no document, and one that only begins as a ZIP', async () => {
    expect(await refusal(await zip({ 'a.txt': 'x' }))).toBe('unknown-type');
    expect(await refusal(Buffer.from('PK\x03\x04 and nothing more'))).toBe('broken');
  });
});

describe('a file that was cut off', () => {
  test.each([
    ['jpeg', jpeg()],
    ['png', png()],
    ['webp', webp()],
  ])('is refused wherever a %s was cut', async (_, bytes) => {
    const whole = (await kept(bytes)).bytes;
    for (let length = 12; length < whole.length - 2; length += 1)
      expect([length, await refusal(whole.subarray(0, length))]).toEqual([length, 'broken']);
  });

  test('is refused as a PDF too', async () => {
    expect(await refusal(pdf().subarray(0, 20))).toBe('broken');
  });
});

test('whatever is done to a file, it is kept or refused, never anything else', async () => {
  const samples = [jpeg({ orientation: 6 }), png(), webp(), pdf(), await office('xlsx')];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 8 }),
      async (sample, changes) => {
        const bytes = Buffer.from(sample);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        await refusal(bytes);
      },
    ),
    { numRuns: 300 },
  );
});
