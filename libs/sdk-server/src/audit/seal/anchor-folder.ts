import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { anchorSchema } from './batch.ts';
import type { Anchor } from './batch.ts';

/** Name of a day's file. */
export const anchorFileOf = (day: string): string => `anchors-${day}.jsonl`;
const NAME = /^anchors-(\d{4}-\d{2}-\d{2})\.jsonl$/;
/** More than the longest line by far. */
const TAIL_BYTES = 8 * 1024 * 1024;

/** A line of an anchor file; without an anchor it cannot be read: cut off while it was written, or changed since. */
export interface AnchorLine {
  file: string;
  line: number;
  anchor: Anchor | undefined;
}

/**
 * The folder outside the database that sealed batches are anchored in, a file a day, a batch a line. A file is only ever
 * added to, and no day comes before the last one: files in the order of their names are batches in the order of their numbers.
 */
export class AnchorFolder {
  readonly folder: string;
  private known: { name: string; size: number; anchor: Anchor } | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Names of the files, oldest first. */
  files(): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => NAME.test(name))
      .sort();
  }

  /** The last batch that is anchored as a whole. */
  async last(): Promise<Anchor | undefined> {
    for (const name of this.files().toReversed()) {
      const { size } = statSync(path.join(this.folder, name));
      if (this.known?.name === name && this.known.size === size) return this.known.anchor;
      const lines = (await this.tailOf(name)).split('\n');
      for (const text of lines.toReversed()) {
        const anchor = parse(text);
        if (anchor) {
          this.known = { name, size, anchor };
          return anchor;
        }
      }
    }
    return undefined;
  }

  /** Adds batches and returns when they are on the disk. A line that was cut off before is left as it is. */
  async append(anchors: readonly Anchor[]): Promise<void> {
    const [first] = anchors;
    if (!first) return;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const latest = this.files().at(-1);
    const today = anchorFileOf(dayOf(first.sealedAt));
    const name = latest !== undefined && latest > today ? latest : today;
    const file = path.join(this.folder, name);
    const handle = await open(file, 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const end = Buffer.alloc(1);
      if (size > 0) await handle.read(end, 0, 1, size - 1);
      const gap = size > 0 && end.toString() !== '\n' ? '\n' : '';
      await handle.appendFile(gap + anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(''));
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (name !== latest) await syncFolder(this.folder);
  }

  /** Every line, in order; with `from`, without those that say they are of an earlier batch. */
  async *read(from = 0): AsyncGenerator<AnchorLine> {
    for (const file of await this.filesFrom(from)) {
      let line = 0;
      const input = createReadStream(path.join(this.folder, file), 'utf8');
      for await (const text of createInterface({ input, crlfDelay: Infinity })) {
        line += 1;
        if (text !== '' && (numberOf(text) ?? from) >= from) yield { file, line, anchor: parse(text) };
      }
    }
  }

  /** Number of the first batch of a file, as its first letters say it. */
  async firstBatchOf(file: string): Promise<number | undefined> {
    const handle = await open(path.join(this.folder, file), 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(32), 0, 32, 0);
      return numberOf(buffer.toString('utf8', 0, bytesRead));
    } finally {
      await handle.close();
    }
  }

  /** Without the files before the one that a batch stands in. */
  private async filesFrom(batch: number): Promise<string[]> {
    const files = this.files();
    let first = files.length - 1;
    while (first > 0 && ((await this.firstBatchOf(files[first] ?? '')) ?? batch + 1) > batch) first -= 1;
    return files.slice(Math.max(0, first));
  }

  private async tailOf(name: string): Promise<string> {
    const handle = await open(path.join(this.folder, name), 'r');
    try {
      const { size } = await handle.stat();
      const length = Math.min(size, TAIL_BYTES);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  }
}

/** The day of an instant in Asia/Shanghai, which has kept one offset since 1991. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The number that a line begins with, before any of it is believed. */
function numberOf(text: string): number | undefined {
  const found = /^\{"no":(\d{1,15}),/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

function parse(text: string): Anchor | undefined {
  try {
    return anchorSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A new file is there after a power cut only when its folder was written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
