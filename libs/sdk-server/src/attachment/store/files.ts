import { readdir, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** Where uploads are taken in before anybody has looked at them. */
export const INCOMING = '.incoming';

/** A write may take less than it was given. */
export async function writeWholly(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at);
    at += bytesWritten;
  }
}

/** Removes the files of a folder that nobody has written to since an instant. */
export async function sweepFolder(folder: string, instant: Date): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found && found.mtime < instant) await rm(file, { force: true });
  }
}
