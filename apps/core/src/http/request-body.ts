import type { IncomingMessage } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';

/** Up to this size a body is taken in wholly before it is passed on: cheaper, and a slow sender holds no place. */
const HELD_WHOLE = 64 * 1024;

/** The body is larger than the receiver takes. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  constructor(readonly limit: number) {
    super(`body over ${limit} bytes`);
  }
}

/** The client went away in the middle of its body. */
export class BodyCutOffError extends Error {
  override readonly name = 'BodyCutOffError';
}

/** Lets at most `limit` bytes through. */
class ByteCap extends Transform {
  private seen = 0;

  constructor(private readonly limit: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.seen += chunk.length;
    if (this.seen > this.limit) done(new BodyTooLargeError(this.limit));
    else done(null, chunk);
  }
}

/**
 * The body of a request as a client library can send it on: null without one, whole when it is small, else a stream
 * that ends in a {@link BodyTooLargeError} past the limit. Throws that error at once when the length is announced.
 */
export async function bodyOf(req: IncomingMessage, limit: number): Promise<Buffer | Transform | null> {
  const announced = req.headers['content-length'];
  if (announced === undefined && req.headers['transfer-encoding'] === undefined) return null;
  const length = announced === undefined ? Infinity : Number(announced);
  if (announced !== undefined && length > limit) throw new BodyTooLargeError(limit);
  if (length === 0) return null;
  if (length <= HELD_WHOLE) return await wholeBody(req);
  const beginning = announced === undefined ? await beginningOf(req) : [];
  if (Buffer.isBuffer(beginning)) return beginning.length > 0 ? beginning : null;
  // Never the request itself: a client library that gives up destroys its body, and with it the client's connection.
  const capped = new ByteCap(limit);
  req.on('close', () => {
    if (!req.complete) capped.destroy(new BodyCutOffError());
  });
  for (const chunk of beginning) capped.write(chunk);
  return req.pipe(capped);
}

/** Of a body whose length nobody announced: all of it when it ends soon enough, else the pieces that have come so far. */
function beginningOf(req: IncomingMessage): Promise<Buffer | Buffer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (result: Buffer | Buffer[] | Error) => {
      req.off('data', take).off('end', whole).off('close', cutOff);
      if (result instanceof Error) reject(result);
      else resolve(result);
    };
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= HELD_WHOLE) return;
      req.pause();
      settle(chunks);
    };
    const whole = () => settle(Buffer.concat(chunks));
    const cutOff = () => settle(new BodyCutOffError());
    req.on('data', take).once('end', whole).once('close', cutOff);
  });
}

function wholeBody(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    req.on('close', () => {
      if (!req.complete) reject(new BodyCutOffError());
    });
  });
}
