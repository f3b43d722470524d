import { execFileSync, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load, median } from './load.ts';
import type { Measured, Target } from './load.ts';

/**
 * Measures the running product (`npm start` in another terminal) against a bare server, in one run, as ratios: the list
 * of a street's issues through gateway, plugin process and row-level security; and what the gateway alone adds.
 */
const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const HOME = process.env['LINLI_HOME'] ?? path.join(ROOT, '.linli');
const ROUNDS = Number(process.env['LINLI_BENCH_ROUNDS'] ?? 5);
const SECONDS = Number(process.env['LINLI_BENCH_SECONDS'] ?? 3);
const CONNECTIONS = 16;

const run = JSON.parse(readFileSync(path.join(HOME, 'run.json'), 'utf8')) as { url: string; databaseUrl: string };
const linli = (...args: string[]) =>
  execFileSync(process.execPath, [path.join(ROOT, 'tools/cli/bin/linli.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, LINLI_HOME: HOME },
  }).trim();
const token = linli('token', '--user', 'lijianguo');
const me = (await (
  await fetch(`${run.url}/api/core/v1/me`, { headers: { authorization: `Bearer ${token}` } })
).json()) as { units: { id: number }[] };
const street = me.units[0]?.id ?? 0;

const LIST = `SELECT id, no, category, text, place, unit_id, state, outcome, reporter_id, handler_id, reported_at, state_since, version
  FROM plugin_grid.issue WHERE street_id = $1 ORDER BY reported_at DESC, id DESC LIMIT 20`;

function bare(sql: string, values: unknown[]): Promise<{ port: number; stop(): void }> {
  const child = fork(path.join(import.meta.dirname, 'bare-server.ts'), [run.databaseUrl, sql, JSON.stringify(values)]);
  return new Promise((resolve) =>
    child.once('message', (message) => resolve({ port: (message as { port: number }).port, stop: () => child.kill() })),
  );
}

const server = await bare(LIST, [street]);
const auth = { authorization: `Bearer ${token}` };
const targets: Target[] = [
  { name: 'bare server, same rows', origin: `http://127.0.0.1:${server.port}`, path: '/', headers: {} },
  {
    name: 'list through gateway, plugin and row-level security',
    origin: run.url,
    path: '/api/plugins/grid/v1/issues?page=1&pageSize=20',
    headers: auth,
  },
  { name: 'core: who am I', origin: run.url, path: '/api/core/v1/me', headers: auth },
];

const results = new Map<string, Measured[]>(targets.map(({ name }) => [name, []]));
for (const target of targets) await load(target, { seconds: 1, connections: CONNECTIONS });
for (let round = 0; round < ROUNDS; round += 1) {
  for (const target of targets)
    results.get(target.name)?.push(await load(target, { seconds: SECONDS, connections: CONNECTIONS }));
}
server.stop();

const rows = [...results].map(([name, measured]) => ({
  name,
  perSecond: median(measured.map((one) => one.perSecond)),
  p50: median(measured.map((one) => one.p50)),
  p99: median(measured.map((one) => one.p99)),
}));
const limit = rows[0]?.perSecond ?? 1;
console.log(`${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each in turn, medians`);
for (const row of rows) {
  console.log(
    `${row.name.padEnd(54)} ${row.perSecond.toFixed(0).padStart(6)}/s  p50 ${row.p50.toFixed(1)} ms  p99 ${row.p99.toFixed(1)} ms  ratio ${(row.perSecond / limit).toFixed(2)}`,
  );
}
