// Long because every way to tamper with the log is tried on one log that was sealed once.
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { createTestDatabase } from '../../testing/test-database.ts';
import type { TestDatabase } from '../../testing/test-database.ts';
import { Tamper } from '../../testing/tamper.ts';
import { AnchorFolder } from './anchor-folder.ts';
import { anchorSchema, signBatch } from './batch.ts';
import type { SealClient } from './database.ts';
import type { Anchor, Batch, Leaf } from './batch.ts';
import { LINE_COLUMNS, LINE_SQL, leafOf } from './line.ts';
import type { LineValues } from './line.ts';
import { rootOf, sealLines } from './seal.ts';
import { verifyLog } from './verify.ts';

let database: TestDatabase;
let folder: AnchorFolder;
const { privateKey: key } = generateKeyPairSync('ed25519');
const { privateKey: strange } = generateKeyPairSync('ed25519');

beforeAll(async () => {
  // The oldest transaction of a server decides what is sealed, so that of another suite would too.
  database = await createTestDatabase({ alone: true });
  folder = new AnchorFolder(mkdtempSync(path.join(tmpdir(), 'linli-seal-')));
});
afterAll(async () => {
  await database?.close();
  rmSync(folder.folder, { recursive: true, force: true });
});

const sql = async <T extends object>(text: string, values: unknown[] = []) =>
  (await database.client.query<T>(text, values)).rows;
const write = (count: number, client: pg.Client | pg.PoolClient = database.client) =>
  client.query(
    `SELECT core_pub.audit_v2((SELECT jsonb_agg(jsonb_build_object('action', 'core.unit.update', 'unit', 1,
       'target', jsonb_build_object('type', 'core.unit', 'id', n::text, 'title', '区划'), 'before', '{"name":"旧"}'::jsonb,
       'after', '{"name":"新","code":null}'::jsonb, 'reason', 'x', 'actor', '{"id":null,"name":"张三"}'::jsonb)) FROM generate_series(1, $1::integer) n))`,
    [count],
  );
const seal = () => sealLines({ client: database.client, folder, key });
const verify = (keys = [key]) => verifyLog({ client: database.client, folder, keys });
const batchesOf = async (count: number, lines: number) => {
  for (let i = 0; i < count; i += 1) {
    await write(lines);
    await seal();
  }
};
const anchorFile = () => path.join(folder.folder, folder.files().at(-1) ?? '');
const anchors = () =>
  readFileSync(anchorFile(), 'utf8')
    .split('\n')
    // One was cut off while it was written: it stays in the file as it is.
    .filter((line) => line.endsWith('}'))
    .map((line) => anchorSchema.parse(JSON.parse(line)));
const writeAnchors = (list: object[]) =>
  writeFileSync(anchorFile(), list.map((each) => `${JSON.stringify(each)}\n`).join(''));

describe('sealing', () => {
  test('takes each committed line once, also when there is nothing to do', async () => {
    await seal();
    await batchesOf(3, 4);
    expect(await seal()).toMatchObject({ lines: 0, anchored: 0, restored: 0 });
    const report = await verify();
    expect(report).toMatchObject({ ok: true, pending: 0, findings: [] });
    const [count] = await sql<{ lines: string; leaves: string }>(
      'SELECT (SELECT count(*) FROM core.audit_entry) AS lines, (SELECT count(*) FROM core.audit_leaf) AS leaves',
    );
    expect(count?.leaves).toBe(count?.lines);
  });

  test('hashes every column of a line', async () => {
    const columns = await sql<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'core.audit_entry'::regclass AND attnum > 0 AND NOT attisdropped`,
    );
    expect(columns.map(({ name }) => name).sort()).toEqual([...LINE_COLUMNS].sort());
  });

  test('waits for a transaction that began earlier and is still under way, and then misses nothing of it', async () => {
    const slow = new pg.Client({ connectionString: database.url });
    await slow.connect();
    await slow.query('BEGIN');
    await write(1, slow);
    await write(2);
    expect((await seal()).lines).toBe(0);
    expect((await verify()).pending).toBe(2);
    await slow.query('COMMIT');
    await slow.end();
    expect((await seal()).lines).toBe(3);
    expect((await verify()).ok).toBe(true);
  });

  test('of 200 writers at once, some of which give up, seals every committed line exactly once', async () => {
    const pool = new pg.Pool({ connectionString: database.url, max: 25 });
    let writing = true;
    const sealer = (async () => {
      while (writing) await seal();
    })();
    const before = (await sql<{ n: string }>('SELECT count(*) AS n FROM core.audit_entry'))[0]?.n;
    await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const client = await pool.connect();
        await client.query('BEGIN');
        await write(1 + (i % 3), client);
        if (i % 7 === 0) await client.query('SELECT pg_sleep(0.03)');
        await client.query(i % 5 === 0 ? 'ROLLBACK' : 'COMMIT');
        client.release();
      }),
    );
    writing = false;
    await sealer;
    await seal();
    await pool.end();
    const expected = Array.from({ length: 200 }, (_, i) => (i % 5 === 0 ? 0 : 1 + (i % 3))).reduce((a, b) => a + b, 0);
    const [count] = await sql<{ lines: string; leaves: string; batches: string }>(
      `SELECT (SELECT count(*) FROM core.audit_entry) AS lines, (SELECT count(*) FROM core.audit_leaf) AS leaves,
         (SELECT sum(lines) FROM core.audit_batch) AS batches`,
    );
    expect(Number(count?.lines) - Number(before)).toBe(expected);
    expect([count?.leaves, count?.batches]).toEqual([count?.lines, count?.lines]);
    expect(await verify()).toMatchObject({ ok: true, findings: [] });
  });

  test('goes on after it was cut off between the database and the anchor', async () => {
    await write(2);
    const broken = Object.assign(new AnchorFolder(folder.folder), {
      append: () => Promise.reject(new Error('the disk is full')),
    });
    await expect(sealLines({ client: database.client, folder: broken, key })).rejects.toThrow('the disk is full');
    expect((await verify()).ok).toBe(true);
    expect(await seal()).toMatchObject({ anchored: 1 });
    expect((await verify()).ok).toBe(true);
  });

  test('goes on after it was cut off while it wrote an anchor', async () => {
    await batchesOf(2, 1);
    const text = readFileSync(anchorFile(), 'utf8');
    writeFileSync(anchorFile(), text.slice(0, -40));
    expect((await verify()).ok).toBe(true);
    expect(await seal()).toMatchObject({ anchored: 1 });
    await batchesOf(2, 1);
    expect(await verify()).toMatchObject({ ok: true, findings: [] });
  });

  test('brings back batches that only the anchors have, as after a backup was played back', async () => {
    await batchesOf(2, 2);
    const tamper = new Tamper(database.client, folder);
    await tamper.begin();
    const last = anchors().at(-1)?.no ?? 0;
    await sql('DELETE FROM core.audit_leaf WHERE batch_no > $1', [last - 2]);
    await sql('DELETE FROM core.audit_batch WHERE no > $1', [last - 2]);
    expect((await verify()).counts).toMatchObject({ 'tail-cut': 2 });
    expect(await seal()).toMatchObject({ restored: 2 });
    expect((await verify()).ok).toBe(true);
    await tamper.end();
  });

  test('does not build on batches that nobody sealed', async () => {
    await batchesOf(1, 2);
    const tamper = new Tamper(database.client, folder);
    await tamper.begin();
    await sql(
      `INSERT INTO core.audit_batch SELECT no + 1, format, lines, below, sealed_at, root, head, head, key_id, signature
       FROM core.audit_batch ORDER BY no DESC LIMIT 1`,
    );
    await write(1);
    await expect(seal()).rejects.toThrow('is not what was sealed');
    await tamper.undo();
    await tamper.end();
    await write(1);
    expect((await seal()).lines).toBeGreaterThan(0);
  });
});

describe('verifying', () => {
  let tamper: Tamper;
  let ids: string[];
  let last: Anchor;

  beforeAll(async () => {
    await batchesOf(4, 5);
    tamper = new Tamper(database.client, folder);
    await tamper.begin();
    const list = anchors();
    last = list.at(-1) as Anchor;
    // A batch in the middle: what comes after it is chained to it.
    ids = (list.at(-3)?.leaves ?? []).map(([id]) => id);
  });
  afterAll(() => tamper.end());

  /** Tampers, verifies, and puts everything back. */
  async function after(work: () => Promise<unknown>, keys = [key]) {
    await work();
    try {
      return await verify(keys);
    } finally {
      await tamper.undo();
    }
  }
  const kinds = async (work: () => Promise<unknown>) =>
    (await after(work)).findings.map(({ kind, line, batch }) => ({ kind, ...(line ? { line } : { batch }) }));

  const CHANGES: Record<string, string> = {
    at: `at + interval '1 microsecond'`,
    account_id: 'gen_random_uuid()',
    unit_id: '2',
    grant_ids: 'ARRAY[gen_random_uuid()]',
    grants_more: '7',
    appointment_id: 'gen_random_uuid()',
    before: `'{"name":"x"}'`,
    after: 'NULL',
    personal: `'[]'`,
    vouched: 'false',
    kind: `'read'`,
    outcome: `'refused'`,
    xid: `'3'`,
  };
  test.each(LINE_COLUMNS.filter((column) => column !== 'id'))('names a line whose %s was changed', async (column) => {
    const found = await kinds(() =>
      sql(
        `UPDATE core.audit_entry SET ${column} = ${CHANGES[column] ?? `'x' || COALESCE(${column}, '')`} WHERE id = $1`,
        [ids[1]],
      ),
    );
    expect(found).toEqual([{ kind: 'line-changed', line: ids[1] }]);
  });

  test('says what a changed line says now, and where it is anchored', async () => {
    const report = await after(() => sql(`UPDATE core.audit_entry SET actor = '李四' WHERE id = $1`, [ids[0]]));
    expect(report.findings[0]).toMatchObject({
      kind: 'line-changed',
      line: ids[0],
      content: { actor: '李四', action: 'core.unit.update', target: '区划' },
      anchor: { file: path.basename(anchorFile()) },
    });
    expect(report.ok).toBe(false);
  });

  test('names a line that was given another number', async () => {
    const found = await kinds(() =>
      sql('ALTER TABLE core.audit_entry ALTER COLUMN id SET GENERATED BY DEFAULT')
        .then(() => sql('UPDATE core.audit_entry SET id = 900000 WHERE id = $1', [ids[1]]))
        .then(() => sql('ALTER TABLE core.audit_entry ALTER COLUMN id SET GENERATED ALWAYS')),
    );
    expect(found).toEqual([
      { kind: 'line-removed', line: ids[1] },
      { kind: 'line-inserted', line: '900000' },
    ]);
  });

  test('names a line that was removed', async () => {
    expect(await kinds(() => sql('DELETE FROM core.audit_entry WHERE id = $1', [ids[2]]))).toEqual([
      { kind: 'line-removed', line: ids[2] },
    ]);
  });

  const insert = (id: number, xid: string, at = 'now()') =>
    sql(
      `INSERT INTO core.audit_entry (id, at, actor, plugin_id, action, request_id, xid) OVERRIDING SYSTEM VALUE
       VALUES ($1, ${at}, '无名', 'core', 'core.unit.update', 'r', $2::text::xid8)`,
      [id, xid],
    );

  test('names a line that was inserted with the number of an old transaction', async () => {
    expect(await kinds(() => insert(900_001, '900'))).toEqual([{ kind: 'line-inserted', line: '900001' }]);
  });

  test('names a line that was inserted into a sealed batch, with a leaf of its own', async () => {
    const found = await after(async () => {
      await insert(900_002, '900');
      await sql(`INSERT INTO core.audit_leaf SELECT 900002, batch_no, hash FROM core.audit_leaf WHERE entry_id = $1`, [
        ids[0],
      ]);
    });
    expect(found.findings.map(({ kind, line, what }) => [kind, line ?? what])).toEqual([
      ['batch-changed', 'leaves'],
      ['line-inserted', '900002'],
    ]);
  });

  test('names a line that was inserted today under a date of last week', async () => {
    const report = await after(async () => {
      await sql(
        `INSERT INTO core.audit_entry (id, at, actor, plugin_id, action, request_id) OVERRIDING SYSTEM VALUE
         VALUES (900003, now() - interval '7 days', '无名', 'core', 'core.unit.update', 'r')`,
      );
      await seal();
    });
    expect(report.findings).toMatchObject([{ kind: 'line-backdated', line: '900003' }]);
  });

  /** What an owner of the database does who knows how it all works, but has not the key. */
  async function rechain(signer: typeof key | null) {
    await sql(`UPDATE core.audit_entry SET actor = '李四' WHERE id = $1`, [ids[1]]);
    const { rows } = await database.client.query<(string | null)[]>({
      text: `SELECT ${LINE_SQL} FROM core.audit_entry e JOIN core.audit_leaf l ON l.entry_id = e.id ORDER BY e.id`,
      rowMode: 'array',
    });
    const lines = new Map(rows.map((row) => [String(row[0]), row as LineValues]));
    let previous: string | undefined;
    const rewritten: Batch[] = [];
    for (const { leaves, head, signature, key: keyId, ...batch } of anchors()) {
      const now = leaves.map(([id]): Leaf => [id, leafOf(lines.get(id) ?? []).toString('base64url')]);
      const next = signBatch({ ...batch, root: rootOf(now), previous: previous ?? batch.previous }, signer ?? key);
      const own = signer ? next : { ...next, signature, key: keyId };
      previous = own.head;
      rewritten.push(own);
      for (const [id, hash] of now)
        await sql('UPDATE core.audit_leaf SET hash = $2 WHERE entry_id = $1', [id, Buffer.from(hash, 'base64url')]);
      const bytes = (text: string) => Buffer.from(text, 'base64url');
      await sql(
        'UPDATE core.audit_batch SET root = $2, previous = $3, head = $4, key_id = $5, signature = $6 WHERE no = $1',
        [own.no, bytes(own.root), bytes(own.previous), bytes(own.head), own.key, bytes(own.signature)],
      );
      expect(head).toBeDefined();
    }
    return rewritten;
  }

  test('names a line that was changed by an owner who calculated everything anew', async () => {
    for (const signer of [null, strange]) {
      const report = await after(() => rechain(signer));
      expect(report.findings.filter(({ kind }) => kind === 'line-changed').map(({ line }) => line)).toEqual([ids[1]]);
      expect(report.counts[signer ? 'other-key' : 'batch-changed']).toBeGreaterThan(0);
      expect(report.counts['line-removed']).toBeUndefined();
    }
  });

  test('finds that everything was signed anew with another key, anchors too', async () => {
    const report = await after(async () => {
      const rewritten = await rechain(strange);
      writeAnchors(anchors().map((anchor, i) => ({ ...anchor, ...rewritten[i] })));
    });
    expect(report.counts['other-key']).toBeGreaterThan(0);
    expect(report.ok).toBe(false);
  });

  test('does not accept a replaced key', async () => {
    const report = await after(() => Promise.resolve(), [strange]);
    expect(report.counts['other-key']).toBe(report.batches);
    expect((await after(() => Promise.resolve(), [strange, key])).ok).toBe(true);
  });

  test('names the lines of a tail that was cut off up to the last anchor, also after the sealer went on', async () => {
    const cut = async () => {
      await sql('DELETE FROM core.audit_entry WHERE id IN (SELECT entry_id FROM core.audit_leaf WHERE batch_no = $1)', [
        last.no,
      ]);
      await sql('DELETE FROM core.audit_leaf WHERE batch_no = $1', [last.no]);
      await sql('DELETE FROM core.audit_batch WHERE no = $1', [last.no]);
    };
    const removed = last.leaves.map(([line]) => ({ kind: 'line-removed', line }));
    expect(await kinds(cut)).toEqual([{ kind: 'tail-cut', batch: last.no }, ...removed]);
    const later = await kinds(async () => {
      await cut();
      await write(2);
      await seal();
      await seal();
    });
    expect(later).toEqual(removed);
  });

  test.each([
    ['lines', 'lines + 1'],
    ['below', `'1'`],
    ['sealed_at', `sealed_at - interval '1 second'`],
    ['root', 'previous'],
    ['previous', 'root'],
    ['head', 'root'],
    ['signature', 'root'],
    ['key_id', `'x'`],
    ['format', '2'],
  ])('names a batch whose %s was changed', async (column, value) => {
    const no = last.no - 2;
    const found = await kinds(() => sql(`UPDATE core.audit_batch SET ${column} = ${value} WHERE no = $1`, [no]));
    expect(found).toEqual([{ kind: 'batch-changed', batch: no }]);
  });

  test('names a batch that was removed, and a leaf that was changed or removed, without blaming the lines', async () => {
    const no = last.no - 2;
    expect(await kinds(() => sql('DELETE FROM core.audit_batch WHERE no = $1', [no]))).toEqual([
      { kind: 'batch-removed', batch: no },
    ]);
    for (const change of [`UPDATE core.audit_leaf SET hash = sha256('x')`, 'DELETE FROM core.audit_leaf'])
      expect(await kinds(() => sql(`${change} WHERE entry_id = $1`, [ids[0]]))).toEqual([
        { kind: 'batch-changed', batch: no },
      ]);
  });

  test('names batches that were removed together with their anchors and lines', async () => {
    const no = last.no - 2;
    const report = await after(async () => {
      await sql(
        'DELETE FROM core.audit_entry WHERE id IN (SELECT entry_id FROM core.audit_leaf WHERE batch_no BETWEEN $1 AND $2)',
        [no - 1, no],
      );
      await sql('DELETE FROM core.audit_leaf WHERE batch_no BETWEEN $1 AND $2', [no - 1, no]);
      await sql('DELETE FROM core.audit_batch WHERE no BETWEEN $1 AND $2', [no - 1, no]);
      writeAnchors(anchors().filter((anchor) => anchor.no < no - 1 || anchor.no > no));
    });
    expect(report.findings).toEqual([{ kind: 'batch-removed', batch: no - 1, upTo: no }]);
  });

  test('names an edited line of an anchor file, and a removed one', async () => {
    const no = last.no - 2;
    const edit = (change: (anchor: Anchor) => object | null) =>
      Promise.resolve(
        writeAnchors(anchors().flatMap((anchor) => (anchor.no === no ? (change(anchor) ?? []) : anchor))),
      );
    const leaves = await after(() =>
      edit((anchor) => ({ ...anchor, leaves: anchor.leaves.map(([id]) => [id, anchor.root]) })),
    );
    expect(leaves.findings).toMatchObject([{ kind: 'anchor-changed', batch: no, what: 'leaves' }]);
    const content = await after(() => edit((anchor) => ({ ...anchor, sealedAt: '2026-01-01T00:00:00.000Z' })));
    expect(content.findings).toMatchObject([
      { kind: 'anchor-changed', what: 'content', anchor: { file: path.basename(anchorFile()) } },
      { kind: 'anchor-removed', batch: no },
    ]);
    const removed = await after(() => edit(() => null));
    expect(removed.findings).toEqual([{ kind: 'anchor-removed', batch: no }]);
    const rubbish = await after(async () => {
      const lines = readFileSync(anchorFile(), 'utf8').split('\n');
      lines[lines.length - 4] = '{"no": rubbish';
      return Promise.resolve(writeFileSync(anchorFile(), lines.join('\n')));
    });
    expect(rubbish.counts).toEqual({ 'anchor-changed': 1, 'anchor-removed': 1 });
  });

  test('finds any tampering with a row that was sealed', async () => {
    const sealed = await sql<{ id: string }>('SELECT entry_id::text AS id FROM core.audit_leaf ORDER BY entry_id');
    const numbers = await sql<{ no: string }>('SELECT no::text FROM core.audit_batch ORDER BY no');
    const column = fc.constantFrom(...LINE_COLUMNS.filter((name) => !['id', 'permission'].includes(name)));
    const line = fc.constantFrom(...sealed.map(({ id }) => id));
    const batch = fc.constantFrom(...numbers.map(({ no }) => no));
    const step = fc.oneof(
      fc
        .tuple(column, line)
        .map(
          ([name, id]) => `UPDATE core.audit_entry SET ${name} = ${CHANGES[name] ?? `'x' || ${name}`} WHERE id = ${id}`,
        ),
      line.map((id) => `DELETE FROM core.audit_entry WHERE id = ${id}`),
      line.map((id) => `DELETE FROM core.audit_leaf WHERE entry_id = ${id}`),
      fc
        .tuple(line, batch)
        .map(
          ([id, no]) => `UPDATE core.audit_leaf SET batch_no = ${no} + 1, hash = sha256('y') WHERE entry_id = ${id}`,
        ),
      batch.map((no) => `DELETE FROM core.audit_batch WHERE no = ${no}`),
      fc
        .tuple(batch, fc.constantFrom('root', 'previous', 'head', 'signature'))
        .map(([no, name]) => `UPDATE core.audit_batch SET ${name} = sha256('z') WHERE no = ${no}`),
      fc
        .integer({ min: 1_000_000, max: 2_000_000 })
        .map(
          (id) =>
            `INSERT INTO core.audit_entry (id, actor, plugin_id, action, request_id, xid) OVERRIDING SYSTEM VALUE VALUES (${id}, 'x', 'core', 'core.a.b', 'r', '900') ON CONFLICT DO NOTHING`,
        ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const report = await after(async () => {
          for (const each of steps) await sql(each);
        });
        return !report.ok;
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test('does not take for a cut what is sealed while it reads', async () => {
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    let queries = 0;
    const client: SealClient = {
      query: async (question) => {
        const answer = await database.client.query(question);
        queries += 1;
        // The second question is the first that sees rows: from then on the snapshot stands.
        if (queries === 2) {
          await write(1, other);
          await sealLines({ client: other, folder, key });
        }
        return answer;
      },
    };
    const before = anchors().length;
    const report = await verifyLog({ client, folder, keys: [key] }).finally(() => other.end());
    expect(report).toMatchObject({ ok: true, findings: [] });
    expect(anchors().length).toBe(before + 1);
  });

  test('of some batches looks at those and at no others', async () => {
    const no = last.no - 2;
    const within = (range: { from: number; to?: number }) =>
      verifyLog({ client: database.client, folder, keys: [key], range });
    for (const range of [{ from: 1, to: no }, { from: no, to: no }, { from: no }])
      expect(await within(range)).toMatchObject({ ok: true, findings: [] });
    expect((await within({ from: no, to: no })).lines).toBe(5);
    await sql(`UPDATE core.audit_entry SET actor = '李四' WHERE id = $1`, [ids[1]]);
    for (const range of [{ from: no, to: no }, { from: no - 1 }])
      expect((await within(range)).findings).toMatchObject([{ kind: 'line-changed', line: ids[1] }]);
    for (const range of [{ from: no + 1 }, { from: 1, to: no - 1 }]) expect((await within(range)).ok).toBe(true);
    await tamper.undo();
    await sql('DELETE FROM core.audit_batch WHERE no = $1', [no]);
    expect((await within({ from: no, to: no })).findings).toMatchObject([{ kind: 'batch-removed', batch: no }]);
    await tamper.undo();
    await sql(`UPDATE core.audit_batch SET previous = root WHERE no = $1`, [no]);
    expect((await within({ from: no, to: no })).findings).toMatchObject([{ kind: 'batch-changed', batch: no }]);
    await tamper.undo();
  });

  test('of the newest batches finds a line that was inserted after them, and a tail that was cut off', async () => {
    const range = { from: last.no };
    const ask = () => verifyLog({ client: database.client, folder, keys: [key], range });
    const report = await after(() => insert(900_010, '900').then(() => undefined));
    expect(report.counts).toEqual({ 'line-inserted': 1 });
    await insert(900_011, '900');
    expect((await ask()).findings).toMatchObject([{ kind: 'line-inserted', line: '900011' }]);
    await tamper.undo();
    await sql('DELETE FROM core.audit_leaf WHERE batch_no = $1', [last.no]);
    await sql('DELETE FROM core.audit_batch WHERE no = $1', [last.no]);
    expect((await ask()).counts).toEqual({ 'tail-cut': 1 });
    await tamper.undo();
  });

  test('reads anchors that were taken out of the house, of some days only', async () => {
    const copy = new AnchorFolder(mkdtempSync(path.join(tmpdir(), 'linli-export-')));
    await copy.append(anchors().slice(-2));
    const ask = () => verifyLog({ client: database.client, folder: copy, keys: [key], partial: true });
    expect((await ask()).ok).toBe(true);
    await sql('DELETE FROM core.audit_entry WHERE id = $1', [last.leaves[0]?.[0]]);
    expect((await ask()).findings).toMatchObject([{ kind: 'line-removed', line: last.leaves[0]?.[0] }]);
    await tamper.undo();
    rmSync(copy.folder, { recursive: true });
  });
});

describe('anchor files', () => {
  test('never go back by a day, whatever the clock does', async () => {
    const at = new AnchorFolder(mkdtempSync(path.join(tmpdir(), 'linli-clock-')));
    const [first] = anchors() as [Anchor];
    for (const sealedAt of ['2026-11-24T15:59:59.000Z', '2026-11-24T16:00:00.000Z', '2026-11-20T00:00:00.000Z'])
      await at.append([{ ...first, sealedAt }]);
    expect(at.files()).toEqual(['anchors-2026-11-24.jsonl', 'anchors-2026-11-25.jsonl']);
    expect((await at.last())?.sealedAt).toBe('2026-11-20T00:00:00.000Z');
    appendFileSync(path.join(at.folder, 'anchors-2026-11-25.jsonl'), '{"no":');
    expect((await at.last())?.sealedAt).toBe('2026-11-20T00:00:00.000Z');
    rmSync(at.folder, { recursive: true });
  });
});
