import { spawn, type ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { createCluster, describe, environment, setPassword, type ClusterOptions } from './create-cluster.ts';
import { checkRoom, checkVersion, placeData } from './data-folder.ts';
import { isPortFree } from './free-port.ts';
import { endLeftover } from './leftover.ts';
import { PostgresStartError } from './postgres.errors.ts';
import { processUser, type ProcessUser } from './process-user.ts';

export interface StartPostgresOptions {
  /** Data folder; made at the first start. Becomes a symbolic link where PostgreSQL's user cannot reach it. */
  dataDir: string;
  /** Port on 127.0.0.1. Called after a leftover server was taken down, so that its port can be used again. */
  port: number | (() => Promise<number>);
  /** Password of the role `linli`, which owns the database `linli` and is no superuser: letters and digits only. */
  password: string;
  /** Receives what PostgreSQL prints. */
  log?: (text: string) => void;
  /** Further settings, `name=value`. */
  flags?: string[];
  /** `false` for tests: data need not survive a power cut, so nothing waits for the disk. */
  durable?: boolean;
}

export interface RunningPostgres {
  /** Connection string of the role `linli`. */
  url: string;
  pid: number;
  /** Resolves with PostgreSQL's exit code, or null when it was ended by a signal. */
  exited: Promise<number | null>;
  /** Ends PostgreSQL, closing open connections. */
  stop(): Promise<void>;
}

/** Small on purpose: core, five plugins and their pools on a laptop. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=64MB',
  'max_connections=60',
  'max_wal_size=512MB',
  'min_wal_size=64MB',
  'wal_compression=on',
  'work_mem=8MB',
  'maintenance_work_mem=64MB',
  'effective_cache_size=512MB',
  'random_page_cost=1.1',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_line_prefix=%m [%p] %q%u ',
];
const CARELESS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum_naptime=1h'];

/** Starts the PostgreSQL of the npm package, making its data folder at the first start. */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  if (!/^[A-Za-z0-9]{8,}$/.test(options.password)) throw new Error('the password must be letters and digits');
  const durable = options.durable ?? true;
  const user = processUser(options.dataDir);
  const binaries = findBinaries(user);
  const folder = placeData(options.dataDir, user);
  const cluster: ClusterOptions = { binaries, user, folder, password: options.password, durable };
  checkVersion(folder, binaries.major);
  await endLeftover(folder);
  checkRoom(folder);
  await createCluster(cluster);

  const port = typeof options.port === 'number' ? options.port : await options.port();
  if (!(await isPortFree(port))) {
    throw new PostgresStartError('port-taken', `Port ${port}, meant for PostgreSQL, is taken.`, { port: String(port) });
  }
  const settings = [...SETTINGS, `port=${port}`, ...(durable ? [] : CARELESS), ...(options.flags ?? [])];
  const launch = () => launchServer(cluster, settings, options.log);
  const url = `postgres://linli:${options.password}@127.0.0.1:${port}/linli`;

  let server = await launch();
  const state = await untilReady(server, url, folder);
  if (state === 'wrong-password') {
    await server.stop();
    await setPassword(cluster);
    server = await launch();
    await untilReady(server, url, folder);
  }
  return { url, pid: server.pid, exited: server.exited, stop: server.stop };
}

interface Server {
  pid: number;
  exited: Promise<number | null>;
  output: () => string;
  stop(): Promise<void>;
}

async function launchServer(
  cluster: ClusterOptions,
  settings: string[],
  log?: (text: string) => void,
): Promise<Server> {
  const { binaries, user, folder } = cluster;
  const args = ['-D', realpathSync(folder), ...settings.flatMap((setting) => ['-c', setting])];
  const child = spawn(binaries.postgres, args, {
    ...user,
    cwd: '/',
    env: environment(),
    detached: true, // a Ctrl-C in the terminal is for the supervisor, which ends us last
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const endWatch = watchOver(child, user);
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-8000);
    log?.(chunk.toString());
  });
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      endWatch();
      resolve(code);
    });
  });
  const pid = child.pid;
  if (pid === undefined) await exited;
  return { pid: pid ?? 0, exited, output: () => output, stop: () => stopServer(child, exited) };
}

/**
 * Leaves a shell that waits on a pipe of ours. When the pipe closes without a word we were killed, and the shell ends
 * PostgreSQL: a `kill -9` of the process that started it leaves nothing behind.
 */
function watchOver(server: ChildProcess, user: ProcessUser | undefined): () => void {
  const script = `read word; [ "$word" = bye ] || kill -INT ${server.pid}`;
  const watcher = spawn('/bin/sh', ['-c', script], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined); // without it a leftover is still taken down at the next start
  watcher.stdin.on('error', () => undefined);
  return () => watcher.stdin.end('bye\n');
}

async function stopServer(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const done = await Promise.race([exited.then(() => true), sleep(10_000, false, { ref: false })]);
    if (done) return;
  }
}

/** Recovery after a crash may take a while; only an exit of the server ends the wait early. */
async function untilReady(server: Server, url: string, folder: string): Promise<'ready' | 'wrong-password'> {
  const gone = server.exited.then(() => 'gone' as const);
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    const answer = await Promise.race([tryToConnect(url), gone]);
    if (answer === 'gone') throw describe(server.output(), folder);
    if (answer !== 'not-yet') return answer;
    await sleep(40);
  }
  await server.stop();
  throw describe(server.output(), folder);
}

async function tryToConnect(url: string): Promise<'ready' | 'wrong-password' | 'not-yet'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined); // told by the rejected call as well
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    return (error as { code?: string }).code === '28P01' ? 'wrong-password' : 'not-yet';
  } finally {
    await client.end();
  }
}
