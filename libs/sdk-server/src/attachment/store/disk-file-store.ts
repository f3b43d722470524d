import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { codeOf, storageError } from '../attachment.errors.ts';
import { FileStore } from './file-store.ts';
import type { StoredFile } from './file-store.ts';
import { INCOMING, sweepFolder, writeWholly } from './files.ts';

/** Where files are written before they have their name. */
const UNFINISHED = '.unfinished';
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Attachments in a folder: `<folder>/<last two digits of the id>/<id>`, readable for the process's own user only. */
export class DiskFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(id: string, bytes: AsyncIterable<Buffer>): Promise<StoredFile> {
    const unfinished = path.join(this.folder, UNFINISHED, id);
    try {
      await mkdir(path.dirname(unfinished), { recursive: true, mode: 0o700 });
      const stored = await writeNew(unfinished, bytes);
      const place = this.place(id);
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      await rename(unfinished, place);
      await syncFolder(path.dirname(place));
      return stored;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw storageError(error);
    }
  }

  async open(id: string): Promise<Readable | null> {
    let file: FileHandle;
    try {
      file = await open(this.place(id), 'r');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
    return file.createReadStream();
  }

  async remove(id: string): Promise<void> {
    await rm(this.place(id), { force: true });
  }

  async *storedBefore(instant: Date): AsyncIterable<string[]> {
    for (const part of await namesIn(this.folder)) {
      if (!/^[0-9a-f]{2}$/.test(part)) continue;
      const ids: string[] = [];
      for (const id of await namesIn(path.join(this.folder, part))) {
        if (!ID.test(id)) continue;
        const { mtime } = await stat(path.join(this.folder, part, id)).catch(() => ({ mtime: new Date() }));
        if (mtime < instant) ids.push(id);
      }
      if (ids.length > 0) yield ids;
    }
  }

  async sweepUnfinished(instant: Date): Promise<void> {
    for (const name of [UNFINISHED, INCOMING]) await sweepFolder(path.join(this.folder, name), instant);
  }

  private place(id: string): string {
    if (!ID.test(id)) throw new Error(`not an id of a file: ${id}`);
    return path.join(this.folder, id.slice(-2), id);
  }
}

async function writeNew(name: string, bytes: AsyncIterable<Buffer>): Promise<StoredFile> {
  const file = await open(name, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of bytes) {
      hash.update(chunk);
      await writeWholly(file, chunk);
      size += chunk.length;
    }
    await file.sync();
    return { size, sha256: hash.digest() };
  } finally {
    await file.close();
  }
}

/** A name is kept by its folder: without this a power cut could lose it although the bytes are there. */
async function syncFolder(name: string): Promise<void> {
  const folder = await open(name, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
