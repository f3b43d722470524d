import type { FileStore } from './store/file-store.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Answers the rows of a statement. */
export type Ask = <T>(sql: string, values: unknown[]) => Promise<T[]>;

/**
 * Removes what has had its day: uploads that were never hung on a record, files whose row is gone or never came, and what a
 * killed process had not finished. `schema` has the rows; one without attachments has nothing to sweep.
 */
export async function sweepAttachments(ask: Ask, schema: string, store: FileStore): Promise<void> {
  const dayAgo = new Date(Date.now() - DAY_MS);
  await store.sweepUnfinished(dayAgo);
  const table = `"${schema.replaceAll('"', '""')}".attachment`;
  const [found] = await ask<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
  if (!found?.there) return;
  const waiting = await ask<{ id: string }>(
    `WITH gone AS (DELETE FROM ${table} WHERE record_id IS NULL AND uploaded_at < now() - interval '1 day' RETURNING id)
     SELECT id FROM gone`,
    [],
  );
  for (const { id } of waiting) await store.remove(id);
  for await (const ids of store.storedBefore(dayAgo)) {
    const orphans = await ask<{ id: string }>(
      `SELECT f.id FROM unnest($1::uuid[]) AS f (id) WHERE NOT EXISTS (SELECT FROM ${table} a WHERE a.id = f.id)`,
      [ids],
    );
    for (const { id } of orphans) await store.remove(id);
  }
}
