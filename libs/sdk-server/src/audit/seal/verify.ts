import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { AnchorFolder, AnchorLine } from './anchor-folder.ts';
import { AnchorReader } from './anchor-reader.ts';
import type { AnchorChecks } from './anchor-reader.ts';
import { faultOf, GENESIS, keyId } from './batch.ts';
import type { Batch, BatchFault, Leaf } from './batch.ts';
import { lastBatchNo, lastLineOf, readBatches, readLeaves, readLines, readNow, readUnsealed } from './database.ts';
import type { SealClient, StoredLeaf } from './database.ts';
import { Findings } from './findings.ts';
import type { Finding, FindingKind } from './findings.ts';
import { LINE_FORMAT, leafOf, valueOf } from './line.ts';
import { rootOf } from './seal.ts';
import { byBatch, contentOf, groupsOf, placeOf } from './verify-parts.ts';

const PAGE_BATCHES = 500;
/** A line is written this long before it is sealed at most, seen from the batch before: more, and its time was made up. */
const BACKDATED_MS = 5 * 60_000;
/** A batch is anchored in the same moment; after this time it should be. */
const ANCHORED_WITHIN_MS = 60_000;

export interface VerifyOptions {
  client: SealClient;
  folder: AnchorFolder;
  /** Public keys that batches may be signed with. */
  keys: readonly KeyObject[];
  /** The folder holds the anchors of some days only: a batch without one is no finding. */
  partial?: boolean;
  /** Some batches only; all of them by default. Without `to` up to the newest, with what was cut off after it. */
  range?: { from: number; to?: number };
  onProgress?: (done: { lines: number; batches: number }) => void;
}

/** What a verification found. */
export interface Verification {
  ok: boolean;
  lines: number;
  batches: number;
  /** Number of the last batch that is anchored. */
  anchored: number;
  /** Lines that are not sealed yet, because they were written just now. */
  pending: number;
  /** When the last batch was sealed. */
  sealedAt: string | null;
  findings: Finding[];
  counts: Partial<Record<FindingKind, number>>;
  /** Thumbprints of the keys that were gone by. */
  keys: string[];
}

/**
 * Compares every line with its leaf, the leaves with the batch, the batches with one another, and all of it with the anchors
 * outside the database. Reads in one snapshot, a page at a time. What the database says is believed where a signature of a
 * known key stands for it; where there is an anchor, it goes before.
 */
export async function verifyLog(options: VerifyOptions): Promise<Verification> {
  const { client, folder } = options;
  const run = (text: string) => client.query({ text, rowMode: 'array' });
  // Asked before the snapshot: a batch is committed first and anchored then, so each of these has its row in the snapshot, and
  // of those that are sealed while this reads none is missed.
  const anchored = (await folder.last())?.no ?? 0;
  await run('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await new Verifier(options).run(options, anchored);
  } finally {
    await run('ROLLBACK');
  }
}

/** What a batch is compared by: its row, its anchor, the leaves in the database. */
interface Pair {
  no: number;
  stored: { batch: Batch | undefined } | undefined;
  anchor: AnchorLine | undefined;
  leaves: StoredLeaf[];
}

class Verifier {
  private readonly found = new Findings();
  private readonly keys: readonly KeyObject[];
  private readonly client: SealClient;
  private readonly partial: boolean;
  private now = '';
  private lines = 0;
  private batches = 0;
  private anchored = 0;
  /** Batches of the last moment that no anchor was found for yet. */
  private readonly unanchored: number[] = [];
  /** The last batch that can be believed. */
  private last: Batch | undefined;
  /** Ids that an anchor knows and no leaf in the database: they are no strangers. */
  private readonly homeless = new Set<string>();

  constructor({ client, keys, partial = false }: VerifyOptions) {
    this.client = client;
    this.partial = partial;
    this.keys = keys.map((key) => (key.type === 'private' ? createPublicKey(key) : key));
  }

  async run({ folder, onProgress, range = { from: 1 } }: VerifyOptions, anchored: number): Promise<Verification> {
    const { now, xmin } = await readNow(this.client);
    this.now = now;
    let after = range.from - 1;
    const checks: AnchorChecks = {
      isSound: (anchor) => [undefined, 'other-key'].includes(this.signatureOf(anchor)),
      onFaulty: (line) => this.found.add({ kind: 'anchor-changed', what: 'content', anchor: placeOf(line) }),
    };
    const anchors = new AnchorReader(folder, checks, Math.max(1, after));
    this.last = await this.predecessor(after, anchors);
    for (;;) {
      const page = (await readBatches(this.client, after, PAGE_BATCHES)).filter(
        ({ no }) => no <= (range.to ?? Infinity),
      );
      if (page.length === 0) break;
      for (const group of groupsOf(page)) {
        const leaves = byBatch(await readLeaves(this.client, group[0]?.no ?? 0, group.at(-1)?.no ?? 0));
        for (const { no, batch } of group) {
          await this.checkGap(after + 1, no - 1, anchors);
          const anchor = await anchors.take(no);
          await this.check({ no, stored: { batch }, anchor, leaves: leaves.get(no) ?? [] });
          after = no;
        }
        onProgress?.({ lines: this.lines, batches: this.batches });
      }
    }
    if (range.to === undefined) await this.checkTail(anchors, anchored);
    else await this.checkGap(after + 1, range.to, anchors);
    const pending = await this.checkUnsealed(xmin, range);
    return {
      ok: this.found.total === 0,
      lines: this.lines,
      batches: this.batches,
      anchored: this.anchored,
      pending,
      sealedAt: this.last?.sealedAt ?? null,
      findings: this.found.list,
      counts: this.found.counts,
      keys: this.keys.map(keyId),
    };
  }

  /** What the first batch is chained to: the one before it, as far as it holds together by itself. */
  private async predecessor(no: number, anchors: AnchorReader): Promise<Batch | undefined> {
    if (no < 1) return undefined;
    const anchor = (await anchors.take(no))?.anchor;
    const stored = (await readBatches(this.client, no - 1, 1)).find((each) => each.no === no)?.batch;
    return [anchor, stored].find((batch) => batch !== undefined && this.signatureOf(batch) === undefined);
  }

  /** Numbers that no row has: each that an anchor knows is looked at, the others are named together. */
  private async checkGap(from: number, to: number, anchors: AnchorReader): Promise<void> {
    if (from > to) return;
    let next = from;
    for (let line = await anchors.nextUpTo(to); line?.anchor; line = await anchors.nextUpTo(to)) {
      const { no } = line.anchor;
      if (no > next) this.found.add({ kind: 'batch-removed', batch: next, upTo: no - 1 });
      this.found.add({ kind: 'batch-removed', batch: no, anchor: placeOf(line) });
      await this.check({ no, stored: undefined, anchor: line, leaves: [] });
      next = no + 1;
    }
    if (next <= to) this.found.add({ kind: 'batch-removed', batch: next, upTo: to });
  }

  private async checkTail(anchors: AnchorReader, upTo: number): Promise<void> {
    for (let line = await anchors.nextUpTo(upTo); line?.anchor; line = await anchors.nextUpTo(upTo)) {
      this.found.add({ kind: 'tail-cut', batch: line.anchor.no, anchor: placeOf(line) });
      await this.check({ no: line.anchor.no, stored: undefined, anchor: line, leaves: [] });
    }
  }

  /** One batch: the anchor by itself, the row by itself, both together, then line by line. */
  private async check({ no, stored, anchor: line, leaves }: Pair): Promise<void> {
    this.batches += 1;
    const previous = this.last;
    const where = { batch: no, ...(line ? { anchor: placeOf(line) } : {}) };
    const mine = leaves.map(({ leaf }) => leaf);
    const anchorFault = line?.anchor && this.faultOf(line.anchor, previous, line.anchor.leaves);
    if (anchorFault) this.found.add({ ...named(anchorFault, 'anchor-changed'), ...where });
    // Whoever signed it: what does not hang together by itself says nothing about lines.
    const anchor = anchorFault === 'leaves' || anchorFault === 'content' ? undefined : line?.anchor;
    const fault = stored && (stored.batch ? this.faultOf(stored.batch, previous, mine) : 'content');
    if (fault && fault !== anchorFault) this.found.add({ ...named(fault, 'batch-changed'), ...where });
    else if (anchor && stored?.batch && anchor.head !== stored.batch.head)
      this.found.add({ kind: 'batch-changed', what: 'chain', ...where });
    if (!this.partial) this.checkAnchored(no, line, stored?.batch);
    const believed = anchor ?? (fault === undefined || fault === 'chain' ? stored?.batch : undefined);
    const backdated = previous && believed && believed.sealedAt >= previous.sealedAt ? previous.sealedAt : undefined;
    await this.checkLines(anchor?.leaves ?? mine, leaves, { where, backdated });
    this.last = believed ?? this.last;
  }

  /** A batch without an anchor is one too few when a later one has its, or when it was sealed a while ago. */
  private checkAnchored(no: number, line: AnchorLine | undefined, batch: Batch | undefined): void {
    if (line) {
      this.anchored = no;
      for (const missing of this.unanchored) this.found.add({ kind: 'anchor-removed', batch: missing });
      this.unanchored.length = 0;
    } else if (!batch || Date.parse(this.now) - Date.parse(batch.sealedAt) > ANCHORED_WITHIN_MS) {
      this.found.add({ kind: 'anchor-removed', batch: no });
    } else {
      this.unanchored.push(no);
    }
  }

  private async checkLines(
    truth: readonly Leaf[],
    stored: readonly StoredLeaf[],
    { where, backdated }: { where: Pick<Finding, 'batch' | 'anchor'>; backdated: string | undefined },
  ): Promise<void> {
    const there = new Map(stored.map(({ leaf: [id], line }) => [id, line]));
    const astray = truth.filter(([id]) => !there.has(id)).map(([id]) => id);
    if (astray.length > 0) {
      for (const [id, line] of await readLines(this.client, astray)) there.set(id, line);
      for (const id of astray) this.homeless.add(id);
    }
    for (const [id, hash] of truth) {
      const line = there.get(id);
      this.lines += 1;
      if (!line) this.found.add({ kind: 'line-removed', line: id, ...where });
      else if (leafOf(line).toString('base64url') !== hash)
        this.found.add({ kind: 'line-changed', line: id, content: contentOf(line), ...where });
      else if (backdated && Date.parse(valueOf(line, 'at') ?? '') < Date.parse(backdated) - BACKDATED_MS)
        this.found.add({ kind: 'line-backdated', line: id, content: contentOf(line), ...where });
    }
    const known = new Set(truth.map(([id]) => id));
    for (const { leaf, line } of stored) {
      const [id] = leaf;
      if (!known.has(id) && line)
        this.found.add({ kind: 'line-inserted', line: id, content: contentOf(line), ...where });
    }
  }

  /** Lines without a leaf: written just now, or put in later under a transaction that was sealed long ago. */
  private async checkUnsealed(xmin: bigint, { from, to }: { from: number; to?: number }): Promise<number> {
    // Of older batches a later one says up to which transaction all is sealed.
    const latest = to === undefined ? undefined : await lastBatchNo(this.client);
    const newest = latest === undefined ? this.last : (await readBatches(this.client, latest - 1, 1))[0]?.batch;
    const below = BigInt(newest?.below ?? 0);
    // A database on another server counts its transactions anew; then the number says nothing.
    const comparable = xmin >= below;
    let pending = 0;
    let after = from > 1 ? ((await lastLineOf(this.client, from - 1)) ?? '0') : '0';
    const upTo = to === undefined ? null : await lastLineOf(this.client, to);
    for (;;) {
      const lines = await readUnsealed(this.client, after, upTo, 1000);
      for (const line of lines) {
        const id = valueOf(line, 'id') ?? '';
        after = id;
        if (this.homeless.has(id)) continue;
        if (comparable && BigInt(valueOf(line, 'xid') ?? 0) < below)
          this.found.add({ kind: 'line-inserted', line: id, content: contentOf(line) });
        else pending += 1;
      }
      if (lines.length < 1000) return pending;
    }
  }

  private signatureOf(batch: Batch): BatchFault | undefined {
    const faults = this.keys.map((key) => faultOf(batch, key));
    if (faults.includes(undefined)) return undefined;
    return faults.find((fault) => fault !== 'other-key') ?? 'other-key';
  }

  private faultOf(batch: Batch, previous: Batch | undefined, leaves: readonly Leaf[]): Fault | undefined {
    const fault = this.signatureOf(batch);
    if (fault) return fault;
    if (batch.format !== LINE_FORMAT) return 'content';
    if (leaves.length !== batch.lines || rootOf(leaves) !== batch.root) return 'leaves';
    const before = previous?.no ?? 0;
    // Where batches are missing in between, that was said already.
    if (batch.no === before + 1 && batch.previous !== (previous?.head ?? GENESIS)) return 'chain';
    return undefined;
  }
}

type Fault = BatchFault | 'leaves' | 'chain';

function named(fault: Fault, kind: FindingKind): Pick<Finding, 'kind' | 'what'> {
  return fault === 'other-key' ? { kind: 'other-key' } : { kind, what: fault };
}
