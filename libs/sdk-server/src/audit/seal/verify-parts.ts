import type { AnchorLine } from './anchor-folder.ts';
import type { Batch } from './batch.ts';
import type { StoredLeaf } from './database.ts';
import type { Finding } from './findings.ts';
import { valueOf } from './line.ts';
import type { LineValues } from './line.ts';

/** Lines that are looked at together. */
const PAGE_LINES = 20_000;

/** What a line says now. */
export function contentOf(line: LineValues): NonNullable<Finding['content']> {
  const [at, actor, action, target] = ['at', 'actor', 'action', 'target'].map((column) => valueOf(line, column));
  return {
    at: at ?? null,
    actor: actor ?? null,
    action: action ?? null,
    target: valueOf(line, 'target_title') ?? target ?? null,
  };
}

/** Where an anchor stands. */
export function placeOf({ file, line }: AnchorLine): { file: string; line: number } {
  return { file, line };
}

/** Leaves by the number of their batch. */
export function byBatch(leaves: readonly StoredLeaf[]): Map<number, StoredLeaf[]> {
  const found = new Map<number, StoredLeaf[]>();
  for (const leaf of leaves) {
    const list = found.get(leaf.batch);
    if (list) list.push(leaf);
    else found.set(leaf.batch, [leaf]);
  }
  return found;
}

/** Batches in runs of so many lines that a page of them fits into memory, whatever the rows claim. */
export function* groupsOf<T extends { batch: Batch | undefined }>(batches: readonly T[]): Generator<T[]> {
  let group: T[] = [];
  let lines = 0;
  for (const each of batches) {
    group.push(each);
    lines += each.batch?.lines ?? 2000;
    if (lines >= PAGE_LINES) {
      yield group;
      group = [];
      lines = 0;
    }
  }
  if (group.length > 0) yield group;
}
