import type { SqlClient } from '../migrate/migrate.ts';

const BLOCK = 64;

/** Gives the database the key that core vouches with, as the two padded blocks of RFC 2104, which it only has to hash. */
export async function storeVouchKey(client: SqlClient, key: Buffer): Promise<void> {
  const padded = Buffer.concat([key, Buffer.alloc(BLOCK - key.length)]);
  const xor = (pad: number) => Buffer.from(padded.map((byte) => byte ^ pad));
  await client.query(
    `INSERT INTO core.context_key AS k (inner_block, outer_block) VALUES ($1, $2)
     ON CONFLICT (one) DO UPDATE SET inner_block = excluded.inner_block, outer_block = excluded.outer_block
       WHERE k.inner_block <> excluded.inner_block`,
    [xor(0x36), xor(0x5c)],
  );
}
