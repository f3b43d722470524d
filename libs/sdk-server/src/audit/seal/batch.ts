import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';

const digest = z.string().regex(/^[\w-]{43}$/);
/** A line's id with its leaf, base64url. */
const leafSchema = z.tuple([z.string().regex(/^\d+$/), digest]);
export type Leaf = z.infer<typeof leafSchema>;

const batchShape = {
  no: z.int().positive(),
  format: z.int().positive(),
  lines: z.int().positive(),
  /** Every line of a transaction before this one is sealed. */
  below: z.string().regex(/^\d+$/),
  /** By the database's clock; the order is that of the numbers, whatever clocks do. */
  sealedAt: z.iso.datetime(),
  /** Root over the leaves, in the order of the lines' ids. */
  root: digest,
  /** Head of the batch before. */
  previous: digest,
  head: digest,
  /** Thumbprint of the signing key. */
  key: digest,
  signature: z.string().regex(/^[\w-]{86}$/),
};

/** A sealed batch. */
export const batchSchema = z.object(batchShape);
export type Batch = z.infer<typeof batchSchema>;

/** A line of an anchor file: a sealed batch with its leaves, so that a changed line can be named whatever the database says. */
export const anchorSchema = z.object({ ...batchShape, leaves: z.array(leafSchema).min(1) });
export type Anchor = z.infer<typeof anchorSchema>;

/** What stands before the first batch. */
export const GENESIS = Buffer.alloc(32).toString('base64url');

/** The hash that a batch is known by: over everything that it says, and the batch before. */
export function headOf(batch: Omit<Batch, 'head' | 'signature'>): string {
  const { no, format, lines, below, sealedAt, root, previous, key } = batch;
  return createHash('sha256')
    .update('\x02')
    .update(JSON.stringify(['linli-audit', no, format, lines, below, sealedAt, root, previous, key]))
    .digest('base64url');
}

/** A key's thumbprint: SHA-256 of the raw public key, base64url. */
export function keyId(key: KeyObject): string {
  const { x } = (key.type === 'public' ? key : createPublicKey(key)).export({ format: 'jwk' });
  return createHash('sha256')
    .update(Buffer.from(x ?? '', 'base64url'))
    .digest('base64url');
}

export function signBatch(batch: Omit<Batch, 'head' | 'signature' | 'key'>, key: KeyObject): Batch {
  const unsigned = { ...batch, key: keyId(key) };
  const head = headOf(unsigned);
  return { ...unsigned, head, signature: sign(null, Buffer.from(head), key).toString('base64url') };
}

export type BatchFault = 'other-key' | 'content' | 'signature';

/** What is wrong with a batch by itself, or undefined. */
export function faultOf(batch: Batch, key: KeyObject): BatchFault | undefined {
  if (batch.head !== headOf(batch)) return 'content';
  if (batch.key !== keyId(key)) return 'other-key';
  return verify(null, Buffer.from(batch.head), key, Buffer.from(batch.signature, 'base64url'))
    ? undefined
    : 'signature';
}
