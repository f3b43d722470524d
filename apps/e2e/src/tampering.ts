import { generateKeyPairSync } from 'node:crypto';
import { leafOf, LINE_SQL, readBatches, rootOf, signBatch } from '@linli/sdk-server/audit';
import type { Leaf, LineValues } from '@linli/sdk-server/audit';
import pg from 'pg';

const TABLES = ['audit_entry', 'audit_leaf', 'audit_batch'];
const bytes = (text: string) => Buffer.from(text, 'base64url');

/** Somebody who owns the database and knows how the log is made, but does not have the key that it is sealed with. */
export class Tamperer {
  private constructor(private readonly client: pg.Client) {}

  static async open(databaseUrl: string): Promise<Tamperer> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    for (const table of TABLES) {
      await client.query(`ALTER TABLE core.${table} DISABLE TRIGGER USER`);
      await client.query(`GRANT ALL ON core.${table} TO CURRENT_USER`);
    }
    return new Tamperer(client);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** Ids of sealed lines, oldest first. */
  async sealed(): Promise<string[]> {
    const rows = await this.rows<{ id: string }>('SELECT entry_id::text AS id FROM core.audit_leaf ORDER BY entry_id');
    return rows.map(({ id }) => id);
  }

  async change(id: string, actor: string): Promise<string> {
    const [was] = await this.rows<{ actor: string }>('SELECT actor FROM core.audit_entry WHERE id = $1', [id]);
    await this.rows('UPDATE core.audit_entry SET actor = $2 WHERE id = $1', [id, actor]);
    return was?.actor ?? '';
  }

  async remove(id: string): Promise<() => Promise<unknown>> {
    await this.rows('DROP TABLE IF EXISTS core.kept_line');
    await this.rows(`CREATE TABLE core.kept_line AS SELECT * FROM core.audit_entry WHERE id = ${BigInt(id)}`);
    await this.rows('DELETE FROM core.audit_entry WHERE id = $1', [id]);
    return () => this.rows('INSERT INTO core.audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM core.kept_line');
  }

  /** A line of a transaction that was sealed long ago. */
  async insert(): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      `INSERT INTO core.audit_entry (actor, plugin_id, action, request_id, xid)
       VALUES ('无名', 'core', 'core.unit.update', 'r', '900'::xid8) RETURNING id::text`,
    );
    return row?.id ?? '';
  }

  async take(id: string): Promise<void> {
    await this.rows('DELETE FROM core.audit_entry WHERE id = $1', [id]);
  }

  /** Changes a line and calculates everything after it anew: leaves, roots, chain, and signatures with a key of its own. */
  async rechain(id: string): Promise<() => Promise<void>> {
    const { privateKey } = generateKeyPairSync('ed25519');
    for (const table of ['audit_leaf', 'audit_batch']) {
      await this.rows(`DROP TABLE IF EXISTS core.kept_${table}`);
      await this.rows(`CREATE TABLE core.kept_${table} AS TABLE core.${table}`);
    }
    const was = await this.change(id, '李四');
    const last =
      (await this.rows<{ no: string }>('SELECT max(no)::text AS no FROM core.kept_audit_batch'))[0]?.no ?? '0';
    let previous: string | undefined;
    for (let no = 1; no <= Number(last); no += 1) {
      const batch = (await readBatches(this.client, no - 1, 1))[0]?.batch;
      if (!batch) throw new Error(`there is no batch ${no}`);
      const { rows } = await this.client.query<(string | null)[]>({
        text: `SELECT ${LINE_SQL} FROM core.audit_entry e JOIN core.audit_leaf l ON l.entry_id = e.id
          WHERE l.batch_no = $1 ORDER BY e.id`,
        values: [no],
        rowMode: 'array',
      });
      const leaves = rows.map((row): Leaf => [String(row[0]), leafOf(row as LineValues).toString('base64url')]);
      const next = signBatch({ ...batch, root: rootOf(leaves), previous: previous ?? batch.previous }, privateKey);
      previous = next.head;
      for (const [line, hash] of leaves)
        await this.rows('UPDATE core.audit_leaf SET hash = $2 WHERE entry_id = $1', [line, bytes(hash)]);
      await this.rows(
        'UPDATE core.audit_batch SET root = $2, previous = $3, head = $4, key_id = $5, signature = $6 WHERE no = $1',
        [no, bytes(next.root), bytes(next.previous), bytes(next.head), next.key, bytes(next.signature)],
      );
    }
    return async () => {
      await this.change(id, was);
      await this.rows(
        `UPDATE core.audit_leaf l SET hash = k.hash FROM core.kept_audit_leaf k WHERE k.entry_id = l.entry_id`,
      );
      await this.rows(
        `UPDATE core.audit_batch b SET root = k.root, previous = k.previous, head = k.head, key_id = k.key_id,
           signature = k.signature FROM core.kept_audit_batch k WHERE k.no = b.no`,
      );
    };
  }

  /** Cuts off the last batch with its lines. */
  async cutTail(): Promise<string[]> {
    const last = '(SELECT max(no) FROM core.audit_batch)';
    const lines = await this.rows<{ id: string }>(
      `SELECT entry_id::text AS id FROM core.audit_leaf WHERE batch_no = ${last}`,
    );
    await this.rows('BEGIN');
    await this.rows(
      `DELETE FROM core.audit_entry WHERE id IN (SELECT entry_id FROM core.audit_leaf WHERE batch_no = ${last})`,
    );
    await this.rows(`DELETE FROM core.audit_leaf WHERE batch_no = ${last}`);
    await this.rows(`DELETE FROM core.audit_batch WHERE no = ${last}`);
    await this.rows('COMMIT');
    return lines.map(({ id }) => id);
  }

  private async rows<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.client.query<T>(text, values)).rows;
  }
}
