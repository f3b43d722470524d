import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { AttachmentKind } from '@linli/contracts';
import type { ByteSource } from '../../sheet/byte-source.ts';
import { AttachmentRefusedError, AttachmentTooLargeError, storageError } from '../attachment.errors.ts';
import { INCOMING, writeWholly } from './files.ts';

const MEGABYTE = 1024 * 1024;

/** An upload that is wholly here, and that nobody has looked at yet. */
export interface IncomingFile extends ByteSource {
  /** Throws it away. */
  end(): Promise<void>;
}

/** Takes uploads in as they come, into files: no more of one is in memory than a piece. */
export class IncomingFiles {
  constructor(private readonly folder: string) {}

  /** @throws AttachmentTooLargeError past the limit, AttachmentRefusedError `cut-off`, NoSpaceError; nothing is left then. */
  async receive(upload: Readable, kind: AttachmentKind, announced: number): Promise<IncomingFile> {
    // An empty name would be the folder that the process happens to run in.
    if (this.folder === '') throw refused(upload, new Error('no folder for attachments is set: LINLI_FILES_DIR'));
    const limit = kind.maxMegabytes * MEGABYTE;
    if (announced > limit) throw refused(upload, new AttachmentTooLargeError(kind));
    const name = path.join(this.folder, INCOMING, randomUUID());
    let file: FileHandle;
    try {
      await mkdir(path.dirname(name), { recursive: true, mode: 0o700 });
      file = await open(name, 'wx+', 0o600);
    } catch (error) {
      throw refused(upload, storageError(error));
    }
    const end = async () => {
      await file.close();
      await rm(name, { force: true });
    };
    try {
      const size = await take(upload, file, limit);
      if (size > limit) throw new AttachmentTooLargeError(kind);
      return { size, read: (start, to) => readPart(file, start, to), end };
    } catch (error) {
      await end();
      throw refused(upload, storageError(error));
    }
  }
}

/** Answers how many bytes came; more than the limit as soon as there are more. */
async function take(upload: Readable, file: FileHandle, limit: number): Promise<number> {
  let size = 0;
  try {
    // Not destroyed when we stop early: that would take the connection away before the answer has gone out.
    for await (const chunk of upload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return size;
      await writeWholly(file, chunk);
    }
  } catch (cause) {
    throw upload.errored || upload.destroyed ? new AttachmentRefusedError('cut-off', {}, cause) : cause;
  }
  if (!upload.readableEnded) throw new AttachmentRefusedError('cut-off');
  return size;
}

/** What still comes is thrown away; unread, it would block the connection for the answer and for the requests behind it. */
function refused(upload: Readable, error: unknown): unknown {
  upload.resume();
  return error;
}

async function readPart(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(end - start);
  for (let at = 0; at < bytes.length;) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at);
    if (bytesRead === 0) throw new Error(`an upload ends before ${end}`);
    at += bytesRead;
  }
  return bytes;
}
