import { LINE_SQL } from './line.ts';
import type { LineValues } from './line.ts';
import { batchSchema } from './batch.ts';
import type { Batch, Leaf } from './batch.ts';

/** What the sealer and the verifier need of a connection: a `pg` client has it. */
export interface SealClient {
  query(query: { text: string; values?: unknown[]; rowMode: 'array' }): Promise<{ rows: unknown[][] }>;
}

/** A sealed line as the database has it: its leaf, and the line itself, null where it is gone. */
export interface StoredLeaf {
  batch: number;
  leaf: Leaf;
  line: LineValues | null;
}

const url = (column: string) => `translate(rtrim(encode(${column}, 'base64'), '='), '+/' || E'\\n', '-_')`;
const BATCH_SQL = `no::text, format, lines, below::text, to_char(sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  ${url('root')}, ${url('previous')}, ${url('head')}, key_id, ${url('signature')}`;

/** Batches after a number, in order. A row that no batch can be made of comes with its number alone. */
export async function readBatches(
  client: SealClient,
  after: number,
  limit: number,
): Promise<{ no: number; batch: Batch | undefined }[]> {
  const { rows } = await client.query({
    text: `SELECT ${BATCH_SQL} FROM core.audit_batch b WHERE b.no > $1 ORDER BY b.no LIMIT $2`,
    values: [after, limit],
    rowMode: 'array',
  });
  return rows.map((row) => {
    const [no, format, lines, below, sealedAt, root, previous, head, key, signature] = row;
    const batch = { no: Number(no), format, lines, below, sealedAt, root, previous, head, key, signature };
    return { no: Number(no), batch: batchSchema.safeParse(batch).data };
  });
}

/** The last batch's number, 0 where there is none. */
export async function lastBatchNo(client: SealClient): Promise<number> {
  const { rows } = await client.query({ text: 'SELECT max(no)::text FROM core.audit_batch', rowMode: 'array' });
  return Number(rows[0]?.[0] ?? 0);
}

/** The first of the batches up to one that hold so many lines together; that one at least. */
export async function firstWithin(client: SealClient, upTo: number, lines: number): Promise<number> {
  const { rows } = await client.query({
    text: `SELECT COALESCE(min(no), $1)::text FROM (
        SELECT no, sum(lines) OVER (ORDER BY no DESC) AS lines FROM core.audit_batch WHERE no <= $1
        ORDER BY no DESC LIMIT $2) AS b WHERE b.lines <= $2`,
    values: [upTo, lines],
    rowMode: 'array',
  });
  return Number(rows[0]?.[0] ?? upTo);
}

/** Id of the last line of a batch, or null. */
export async function lastLineOf(client: SealClient, batch: number): Promise<string | null> {
  const { rows } = await client.query({
    text: 'SELECT max(entry_id)::text FROM core.audit_leaf WHERE batch_no = $1',
    values: [batch],
    rowMode: 'array',
  });
  return rows[0]?.[0] === null || rows[0]?.[0] === undefined ? null : String(rows[0][0]);
}

/** The leaves of batches, each with its line, in the order of batch and id. */
export async function readLeaves(client: SealClient, from: number, to: number): Promise<StoredLeaf[]> {
  const { rows } = await client.query({
    text: `SELECT l.batch_no::text, l.entry_id::text, ${url('l.hash')}, ${LINE_SQL}
      FROM core.audit_leaf l LEFT JOIN core.audit_entry e ON e.id = l.entry_id
      WHERE l.batch_no BETWEEN $1 AND $2 ORDER BY l.batch_no, l.entry_id`,
    values: [from, to],
    rowMode: 'array',
  });
  return rows.map(([batch, id, hash, ...line]) => ({
    batch: Number(batch),
    leaf: [String(id), String(hash)],
    line: line[0] === null ? null : (line as LineValues),
  }));
}

/** Lines by their ids. */
export async function readLines(client: SealClient, ids: readonly string[]): Promise<Map<string, LineValues>> {
  const { rows } = await client.query({
    text: `SELECT ${LINE_SQL} FROM core.audit_entry e WHERE e.id = ANY ($1::bigint[])`,
    values: [ids],
    rowMode: 'array',
  });
  return new Map(rows.map((row) => [String(row[0]), row as LineValues]));
}

/** Lines that no leaf belongs to, in the order of their ids, up to one with it. */
export async function readUnsealed(
  client: SealClient,
  after: string,
  upTo: string | null,
  limit: number,
): Promise<LineValues[]> {
  const { rows } = await client.query({
    text: `SELECT ${LINE_SQL} FROM core.audit_entry e WHERE e.id > $1::bigint AND ($2::bigint IS NULL OR e.id <= $2)
      AND NOT EXISTS (SELECT FROM core.audit_leaf l WHERE l.entry_id = e.id) ORDER BY e.id LIMIT $3`,
    values: [after, upTo, limit],
    rowMode: 'array',
  });
  return rows as LineValues[];
}

/** The oldest transaction that may still be under way, and the database's time. */
export async function readNow(client: SealClient): Promise<{ xmin: bigint; now: string }> {
  const { rows } = await client.query({
    text: `SELECT pg_snapshot_xmin(pg_current_snapshot())::text, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    rowMode: 'array',
  });
  return { xmin: BigInt(String(rows[0]?.[0] ?? 0)), now: String(rows[0]?.[1]) };
}

/** Lines of transactions from `from` up to, but not with, `before`, which no leaf belongs to; in the order of transactions. */
export async function readPending(
  client: SealClient,
  from: bigint,
  before: bigint,
  limit: number,
): Promise<LineValues[]> {
  const { rows } = await client.query({
    text: `SELECT ${LINE_SQL} FROM core.audit_entry e WHERE e.xid >= $1::text::xid8 AND e.xid < $2::text::xid8
      AND NOT EXISTS (SELECT FROM core.audit_leaf l WHERE l.entry_id = e.id) ORDER BY e.xid, e.id LIMIT $3`,
    values: [String(from), String(before), limit],
    rowMode: 'array',
  });
  return rows as LineValues[];
}

/** Keeps a sealed batch with its leaves. */
export async function insertBatch(client: SealClient, batch: Batch, leaves: readonly Leaf[]): Promise<void> {
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  const { no, format, lines, below, sealedAt, root, previous, head, key, signature } = batch;
  await client.query({
    text: `INSERT INTO core.audit_batch (no, format, lines, below, sealed_at, root, previous, head, key_id, signature)
      VALUES ($1, $2, $3, $4::text::xid8, $5, $6, $7, $8, $9, $10)`,
    values: [no, format, lines, below, sealedAt, bytes(root), bytes(previous), bytes(head), key, bytes(signature)],
    rowMode: 'array',
  });
  await client.query({
    text: `INSERT INTO core.audit_leaf (entry_id, batch_no, hash)
      SELECT id, $1, hash FROM unnest($2::bigint[], $3::bytea[]) AS leaf (id, hash) ON CONFLICT DO NOTHING`,
    values: [no, leaves.map(([id]) => id), leaves.map(([, hash]) => bytes(hash))],
    rowMode: 'array',
  });
}
