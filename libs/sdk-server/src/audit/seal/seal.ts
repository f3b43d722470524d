import type { KeyObject } from 'node:crypto';
import type { AnchorFolder } from './anchor-folder.ts';
import { faultOf, GENESIS, signBatch } from './batch.ts';
import type { Anchor, Leaf } from './batch.ts';
import { insertBatch, lastBatchNo, readBatches, readLeaves, readNow, readPending } from './database.ts';
import type { SealClient } from './database.ts';
import { LINE_FORMAT, leafOf, valueOf } from './line.ts';
import type { LineValues } from './line.ts';
import { merkleRoot } from './merkle.ts';

/** Lines of a batch at most: what an anchor holds on one line. */
const BATCH_LINES = 2000;
/** Batches in a row at most, so that one call ends. */
const BATCHES = 50;
const CATCH_UP = 200;

/** The batches in the database are not what was sealed: sealing on would only build on that. */
export class SealBrokenError extends Error {
  readonly batch: number;

  constructor(batch: number, what: string) {
    super(`batch ${batch} of the audit log is not what was sealed (${what}); run linli audit verify`);
    this.name = 'SealBrokenError';
    this.batch = batch;
  }
}

export interface SealOptions {
  client: SealClient;
  folder: AnchorFolder;
  key: KeyObject;
}

export interface Sealed {
  /** Lines that are sealed now and were not before. */
  lines: number;
  /** Batches that were in the database only, and are anchored now. */
  anchored: number;
  /** Batches that were in the anchors only, as after a database was brought back from a backup, and are in it again. */
  restored: number;
}

/**
 * Seals the lines of all transactions that have ended. The caller holds the lock: one seals at a time. A batch is first
 * committed and then anchored; whatever is cut off in between is made good by the next call.
 */
export async function sealLines({ client, folder, key }: SealOptions): Promise<Sealed> {
  const restored = await restore(client, folder);
  const anchored = await catchUp(client, folder, key);
  let lines = 0;
  for (let i = 0; i < BATCHES; i += 1) {
    const anchor = await sealBatch(client, key, await folder.last());
    if (!anchor) break;
    await folder.append([anchor]);
    lines += anchor.lines;
    if (anchor.lines < BATCH_LINES) break;
  }
  return { lines, anchored, restored };
}

async function sealBatch(client: SealClient, key: KeyObject, last: Anchor | undefined): Promise<Anchor | undefined> {
  const { xmin, now } = await readNow(client);
  const sealedBelow = BigInt(last?.below ?? 0);
  // A database that was brought back on another server counts its transactions anew.
  const from = xmin < sealedBelow ? 0n : sealedBelow;
  const pending = await readPending(client, from, xmin, BATCH_LINES + 1);
  const lines = pending.slice(0, BATCH_LINES);
  const [latest] = lines.slice(-1);
  if (!latest) return undefined;
  const leaves = leavesOf(lines);
  const batch = signBatch(
    {
      no: (last?.no ?? 0) + 1,
      format: LINE_FORMAT,
      lines: leaves.length,
      below: pending.length > BATCH_LINES ? (valueOf(latest, 'xid') ?? '0') : String(xmin),
      sealedAt: now,
      root: rootOf(leaves),
      previous: last?.head ?? GENESIS,
    },
    key,
  );
  await inTransaction(client, () => insertBatch(client, batch, leaves));
  return { ...batch, leaves };
}

/** Anchors what was committed and not yet anchored, as far as it is what was sealed. */
async function catchUp(client: SealClient, folder: AnchorFolder, key: KeyObject): Promise<number> {
  let count = 0;
  for (;;) {
    let last = await folder.last();
    const batches = await readBatches(client, last?.no ?? 0, CATCH_UP);
    if (batches.length === 0) return count;
    for (const { no, batch } of batches) {
      const leaves = (await readLeaves(client, no, no)).map(({ leaf }) => leaf);
      const fault = batch && faultOf(batch, key);
      // One of another key is anchored as it is: verifying names it, and a new key must be able to go on.
      if (!batch || fault === 'content' || fault === 'signature') throw new SealBrokenError(no, fault ?? 'content');
      if (no !== (last?.no ?? 0) + 1 || batch.previous !== (last?.head ?? GENESIS))
        throw new SealBrokenError(no, 'chain');
      if (leaves.length !== batch.lines || rootOf(leaves) !== batch.root) throw new SealBrokenError(no, 'leaves');
      last = { ...batch, leaves };
      await folder.append([last]);
      count += 1;
    }
  }
}

/** Brings back batches that only the anchors have. Their lines may be gone; then verifying names them. */
async function restore(client: SealClient, folder: AnchorFolder): Promise<number> {
  const there = await lastBatchNo(client);
  const anchored = await folder.last();
  if (!anchored || anchored.no <= there) return 0;
  let count = 0;
  let done = there;
  for await (const { anchor } of folder.read()) {
    if (!anchor || anchor.no <= done) continue;
    await inTransaction(client, () => insertBatch(client, anchor, anchor.leaves));
    done = anchor.no;
    count += 1;
  }
  // A line that is written from now on must not take the number of one that is gone.
  await client.query({
    text: `SELECT setval(pg_get_serial_sequence('core.audit_entry', 'id'), greatest(
      (SELECT max(entry_id) FROM core.audit_leaf), (SELECT max(id) FROM core.audit_entry)))`,
    rowMode: 'array',
  });
  return count;
}

function leavesOf(lines: readonly LineValues[]): Leaf[] {
  return lines
    .map((line): Leaf => [valueOf(line, 'id') ?? '', leafOf(line).toString('base64url')])
    .sort(([a], [b]) => Number(BigInt(a) - BigInt(b)));
}

export function rootOf(leaves: readonly Leaf[]): string {
  return leaves.length === 0
    ? ''
    : merkleRoot(leaves.map(([, hash]) => Buffer.from(hash, 'base64url'))).toString('base64url');
}

async function inTransaction(client: SealClient, work: () => Promise<void>): Promise<void> {
  const run = (text: string) => client.query({ text, rowMode: 'array' });
  await run('BEGIN');
  try {
    await work();
    await run('COMMIT');
  } catch (error) {
    await run('ROLLBACK');
    throw error;
  }
}
