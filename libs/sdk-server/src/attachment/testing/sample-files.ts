import { deflateSync, crc32 } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import { orientationSegment } from '../content/orientation.ts';

/** Stands in what is to be removed: nowhere in what is kept. */
export const SECRET = 'GPS 39.1N 117.2E iPhone of Zhang';

const segment = (marker: number, body: Buffer | string) => {
  const bytes = Buffer.from(body as string, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
};

/** EXIF as a camera writes it: which side is up, and the place. */
function exifOf(orientation: number): Buffer {
  const upright = orientationSegment(orientation).subarray(4);
  return segment(0xe1, Buffer.concat([upright, Buffer.from(SECRET)]));
}

export interface JpegParts {
  orientation?: number;
  width?: number;
  height?: number;
  /** After its end. */
  trailer?: Buffer | string;
}

/** A JPEG in form: every kind of segment, one scan, and what says more than the picture. */
export function jpeg({ orientation = 1, width = 8, height = 8, trailer = '' }: JpegParts = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, `JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01${SECRET}`),
    exifOf(orientation),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`),
    segment(0xe2, 'ICC_PROFILE\0\x01\x01colours'),
    segment(0xe2, `MPF\0${SECRET}`),
    segment(0xed, `Photoshop 3.0\0${SECRET}`),
    segment(0xee, 'Adobe\0d\0\0\0\0\x01'),
    segment(0xfe, SECRET),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20, 1)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    // Stuffed and restart bytes belong to the scan.
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff]),
    Buffer.from([0x00, 0x78]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from(trailer as string, 'latin1'),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length);
  head.write(type, 4, 'latin1');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])));
  return Buffer.concat([head, body, sum]);
}

/** A PNG that browsers show, one colour all over, with texts and EXIF. */
export function png({
  width = 4,
  height = 4,
  colour = [15, 107, 120],
}: { width?: number; height?: number; colour?: number[] } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const drawn = width * height > 10_000_000 ? 1 : height;
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from(colour))]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Comment\0${SECRET}`)),
    chunk('eXIf', Buffer.from(SECRET)),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: drawn }, () => line)))),
    chunk('zTXt', Buffer.from(SECRET)),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(SECRET),
  ]);
}

function riff(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** A WebP in form, with EXIF and XMP that its head speaks of. */
export function webp(): Buffer {
  const extended = Buffer.alloc(10);
  extended.writeUInt8(0x08 | 0x04 | 0x20, 0);
  extended.writeUIntLE(99, 4, 3);
  extended.writeUIntLE(49, 7, 3);
  const picture = Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 100, 0, 50, 0, 1, 2, 3]);
  const chunks = [
    riff('VP8X', extended),
    riff('ICCP', Buffer.from('colours')),
    riff('VP8 ', picture),
    riff('EXIF', Buffer.from(SECRET)),
    riff('XMP ', Buffer.from(SECRET)),
  ];
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return riff('RIFF', body);
}

export function pdf(): Buffer {
  return Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
}

const MAIN = { docx: 'wordprocessingml.document.main+xml', xlsx: 'spreadsheetml.sheet.main+xml' };

/** A ZIP with these parts. */
export async function zip(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const file = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content as string), name);
  file.end();
  return await buffer(file.outputStream as unknown as NodeJS.ReadableStream);
}

export function office(type: 'docx' | 'xlsx', more: Record<string, string | Buffer> = {}): Promise<Buffer> {
  const main = `application/vnd.openxmlformats-officedocument.${MAIN[type]}`;
  return zip({
    '[Content_Types].xml': `<Types><Override PartName="/main.xml" ContentType="${main}"/></Types>`,
    'main.xml': '<document/>',
    ...more,
  });
}
