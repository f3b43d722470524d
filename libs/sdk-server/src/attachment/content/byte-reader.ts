import type { ByteSource } from '../../sheet/byte-source.ts';
import { AttachmentRefusedError } from '../attachment.errors.ts';

const WINDOW = 64 * 1024;

/** Reads a file from front to back, a window at a time. What ends too early is a broken file. */
export class ByteReader {
  private at = 0;
  private window: Buffer = Buffer.alloc(0);
  private windowAt = 0;

  constructor(private readonly source: ByteSource) {}

  get left(): number {
    return this.source.size - this.at;
  }

  async take(length: number): Promise<Buffer> {
    const bytes = await this.peek(length);
    if (bytes.length < length) throw broken();
    this.at += length;
    return bytes;
  }

  /** The next bytes without going on; fewer at the end. */
  async peek(length: number): Promise<Buffer> {
    const wanted = Math.min(length, this.left);
    const start = this.at - this.windowAt;
    if (start + wanted > this.window.length) {
      this.window = await this.source.read(this.at, Math.min(this.at + Math.max(wanted, WINDOW), this.source.size));
      this.windowAt = this.at;
      return this.window.subarray(0, wanted);
    }
    return this.window.subarray(start, start + wanted);
  }

  skip(length: number): void {
    if (length > this.left) throw broken();
    this.at += length;
  }

  /** The next bytes as they come, however many. */
  async *pieces(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0;) {
      const bytes = await this.take(Math.min(left, WINDOW));
      left -= bytes.length;
      yield bytes;
    }
  }
}

/** The file is not whole, or not what it begins as. */
export function broken(cause?: unknown): AttachmentRefusedError {
  return new AttachmentRefusedError('broken', {}, cause);
}

/** The largest phone camera makes 200 million pixels as an exception; a browser cannot show many pictures of that kind. */
const MAX_PIXELS = 120_000_000;

/** A picture that unpacks into more than a phone can show is refused: it may be a few bytes long. */
export function checkPixels(width: number, height: number): void {
  if (width === 0 || height === 0) throw broken();
  if (width * height > MAX_PIXELS)
    throw new AttachmentRefusedError('too-many-pixels', { megapixels: MAX_PIXELS / 1_000_000 });
}
