import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AnchorFolder, sealLines } from '@linli/sdk-server/audit';
import { migratePlatform, storeVouchKey, vouch } from '@linli/sdk-server/platform';
import { startPostgres } from '@linli/sdk-server/postgres';
import pg from 'pg';
import { median } from './measure/statistics.ts';

export interface AuditWritersOptions {
  writers?: number;
  /** Connections that they share, as the processes of an installation do. */
  connections?: number;
  rounds?: number;
  seconds?: number;
  port?: number;
}

/** Medians over the rounds. `ratio`: of the writes a second without the log. */
export interface AuditWritersRow {
  name: string;
  perSecond: number;
  p50: number;
  p99: number;
  ratio: number;
}

const ROLE = 'plugin_bench_app';
const SEAL_MS = 1_000;
const NAMES = {
  bare: 'a write without the log',
  logged: 'the same write with its line in the log, while it is sealed',
};

/**
 * What the audit log costs when many write at once: the same insert, in a transaction of its own as a plugin's role, with and
 * without `core_pub.audit_v2`, in turn on one durable server, while the sealer works as in the product. The target is that
 * the ratio is not below a half.
 */
export async function measureAuditWriters({
  writers = 200,
  connections = 40,
  rounds = 5,
  seconds = 4,
  port = 54_870,
}: AuditWritersOptions = {}): Promise<AuditWritersRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-bench-audit-'));
  const password = randomBytes(12).toString('hex');
  const server = await startPostgres({ dataDir: path.join(folder, 'pg'), port, password, durable: true });
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  const url = new URL(server.url);
  url.username = ROLE;
  url.password = password;
  const pool = new pg.Pool({ connectionString: url.href, max: connections });
  const sealer = startSealer(server.url, path.join(folder, 'audit'));
  try {
    const context = await prepare(owner, password);
    const results = { bare: [] as Round[], logged: [] as Round[] };
    for (const kind of ['bare', 'logged'] as const) await round(pool, { kind, context, writers, seconds: 1 });
    for (let i = 0; i < rounds; i += 1)
      for (const kind of ['bare', 'logged'] as const)
        results[kind].push(await round(pool, { kind, context, writers, seconds }));
    const limit = median(results.bare.map(({ perSecond }) => perSecond));
    return (['bare', 'logged'] as const).map((kind) => {
      const perSecond = median(results[kind].map((one) => one.perSecond));
      const p50 = median(results[kind].map((one) => one.p50));
      const p99 = median(results[kind].map((one) => one.p99));
      return { name: NAMES[kind], perSecond, p50, p99, ratio: perSecond / limit };
    });
  } finally {
    await sealer.stop();
    await pool.end();
    await owner.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A table as a plugin has it, a role as a plugin's, and a context that core vouched for. */
async function prepare(owner: pg.Client, password: string): Promise<string> {
  await migratePlatform(owner);
  const key = randomBytes(32);
  await storeVouchKey(owner, key);
  await owner.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD '${password}' IN ROLE linli_plugin`);
  const { rows: names } = await owner.query<{ name: string }>('SELECT quote_ident(current_database()) AS name');
  await owner.query(`GRANT CONNECT ON DATABASE ${names[0]?.name ?? ''} TO ${ROLE}`);
  await owner.query('CREATE SCHEMA plugin_bench');
  await owner.query(`CREATE TABLE plugin_bench.note (
    id uuid PRIMARY KEY, unit_id integer NOT NULL, state text NOT NULL, text text NOT NULL, at timestamptz NOT NULL DEFAULT now())`);
  await owner.query('CREATE INDEX note_unit_idx ON plugin_bench.note (unit_id, at DESC)');
  await owner.query(`GRANT USAGE ON SCHEMA plugin_bench TO ${ROLE}`);
  await owner.query(`GRANT SELECT, INSERT, UPDATE ON plugin_bench.note TO ${ROLE}`);
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO core.account (issuer, subject, username, display_name) VALUES ('bench', 'bench', 'bench', '张三') RETURNING id`,
  );
  const said = {
    plugin: 'bench',
    account: rows[0]?.id ?? '',
    name: '张三',
    act: 'bench.note.write' as const,
    grants: [randomUUID()],
    more: 0,
    appointment: null,
    exp: Math.floor(Date.now() / 1000) + 86_400,
  };
  return JSON.stringify({ account: said.account, request: 'bench', act: said.act, vouch: vouch(key, said) });
}

interface Round {
  perSecond: number;
  p50: number;
  p99: number;
}

interface RoundOptions {
  kind: 'bare' | 'logged';
  context: string;
  writers: number;
  seconds: number;
}

async function round(pool: pg.Pool, { kind, context, writers, seconds }: RoundOptions): Promise<Round> {
  const times: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  const writer = async () => {
    while (performance.now() < end) {
      const begin = performance.now();
      await write(pool, kind, context);
      times.push(performance.now() - begin);
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  const took = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99) };
}

async function write(pool: pg.Pool, kind: RoundOptions['kind'], context: string): Promise<void> {
  const id = randomUUID();
  const unit = 1 + Math.floor(Math.random() * 1300);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('linli.ctx', $1, true)`, [context]);
    await client.query(`INSERT INTO plugin_bench.note (id, unit_id, state, text) VALUES ($1, $2, 'open', $3)`, [
      id,
      unit,
      '东门路灯不亮，已联系物业',
    ]);
    if (kind === 'logged')
      await client.query('SELECT core_pub.audit_v2($1::jsonb)', [
        JSON.stringify([
          {
            action: 'bench.note.write',
            target: { type: 'bench.note', id, title: '路灯' },
            unit,
            before: null,
            after: { state: 'open', text: '*** (12)' },
          },
        ]),
      ]);
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Seals each second, as core does. */
function startSealer(url: string, folder: string): { stop(): Promise<void> } {
  const { privateKey: key } = generateKeyPairSync('ed25519');
  let running = true;
  const work = (async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const anchors = new AnchorFolder(folder);
    while (running) {
      await sleep(SEAL_MS);
      // Before the schema is there is nothing to seal.
      const { rows } = await client.query<{ there: boolean }>(
        `SELECT to_regclass('core.audit_batch') IS NOT NULL AS there`,
      );
      if (rows[0]?.there) await sealLines({ client, folder: anchors, key });
    }
    await client.end();
  })();
  return {
    async stop() {
      running = false;
      await work;
    },
  };
}
