import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeData } from '@linli/sdk-server/postgres';
import { freePort, until } from './wait.ts';

export const ROOT = path.join(import.meta.dirname, '..', '..', '..');
export const GUARD = path.join(import.meta.dirname, 'guard.mjs');
const LINLI = path.join(ROOT, 'tools', 'cli', 'bin', 'linli.mjs');

/** What `linli status --json` says, as far as the journeys use it. */
export interface Status {
  url: string;
  processes: { name: string; pid: number | null; memoryMb: number | null }[];
  plugins: { id: string; state: string; pid: number | null }[];
}

/** A running installation: its address, its folder, and the means to disturb it. */
export interface Product {
  url: string;
  home: string;
  supervisor: ChildProcess;
  output(): string;
  stop(options?: { remove?: boolean; signal?: NodeJS.Signals }): Promise<number | null>;
}

export interface StartOptions {
  home?: string;
  port?: number;
  env?: NodeJS.ProcessEnv;
  args?: string[];
  /** Begins with the demo district as the suite has loaded it once, where there is such a copy; else it is loaded again. */
  seeded?: boolean;
  /** Ends with whoever started it, however that one dies, and leaves no folder behind. */
  guarded?: boolean;
}

const READY_SECONDS = 240;

/** Names the folder of an installation with the demo district that was stopped in order (see global-setup). */
const SEEDED = 'LINLI_E2E_SEEDED';

/** Copies the folder of an installation that is not running, with its data, wherever that is (`deploy/README.md`, backup). */
export function copyHome(from: string, to: string): void {
  execFileSync('cp', ['-aL', `${from}/.`, to]);
}

/** For a hook that starts a product, in ms: longer than {@link startProduct} waits, which tells what the product printed. */
export const STARTING_MS = (READY_SECONDS + 60) * 1_000;

/** `linli start` with a folder of its own, up to the moment it is ready. Throws with its output when it ends before. */
export async function startProduct(options: StartOptions = {}): Promise<Product> {
  const { home, port, env, args = [], seeded, guarded } = options;
  const folder = home ?? mkdtempSync(path.join(tmpdir(), 'linli-e2e-'));
  if (seeded && process.env[SEEDED]) copyHome(process.env[SEEDED], folder);
  const chosen = port ?? (await freePort());
  const url = `http://localhost:${chosen}`;
  const settings = { ...env, LINLI_HOME: folder, LINLI_PORT: String(chosen) };
  const running = runLinli(
    ['start', ...args],
    settings,
    guarded ? [GUARD, '--remove', folder, '--', process.execPath] : [],
  );
  const ended = running.ended.then(({ code, output }) => {
    throw new Error(`linli start ended with ${code}:\n${output}`);
  });
  await Promise.race([
    ended,
    until(() => /Ctrl-C/.test(running.output()), { seconds: READY_SECONDS, what: 'linli start to be ready' }),
  ]);
  ended.catch(() => undefined);
  return {
    url,
    home: folder,
    supervisor: running.child,
    output: running.output,
    async stop({ remove = false, signal = 'SIGTERM' } = {}) {
      running.child.kill(signal);
      const { code } = await running.ended;
      if (remove) {
        // As root the data lies elsewhere.
        removeData(path.join(folder, 'pg'));
        rmSync(folder, { recursive: true, force: true });
      }
      return code;
    },
  };
}

export interface RunningLinli {
  child: ChildProcess;
  output(): string;
  ended: Promise<{ code: number | null; output: string }>;
}

/** Starts the command line with these arguments; its output is collected. */
export function runLinli(args: string[], env: NodeJS.ProcessEnv = {}, guard: string[] = []): RunningLinli {
  const child = spawn(process.execPath, [...guard, LINLI, ...args], {
    cwd: ROOT,
    // What Jest sets for itself would make another product of what is built on the way.
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: '', ...env },
    // The guard ends what it guards when this pipe ends.
    stdio: [guard.length > 0 ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, output })),
  );
  return { child, output: () => output, ended };
}

/** Runs a command of the command line to its end. */
export async function linli(
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; output: string }> {
  return runLinli(args, env).ended;
}

/** The installation that the suite started once (see global-setup). */
export function sharedProduct(): { url: string; home: string } {
  const { LINLI_E2E_URL: url, LINLI_E2E_HOME: home } = process.env;
  if (!url || !home) throw new Error('the suite has no running product: run it with npm run test:e2e');
  return { url, home };
}

export async function statusOf(home: string): Promise<Status> {
  const { code, output } = await linli(['status', '--json'], { LINLI_HOME: home });
  if (code !== 0) throw new Error(`linli status ended with ${code}: ${output}`);
  return JSON.parse(output) as Status;
}

/** An access token of a demo account, as a script would get it. */
export async function tokenOf(home: string, username: string): Promise<string> {
  const { code, output } = await linli(['token', '--user', username], { LINLI_HOME: home });
  if (code !== 0) throw new Error(`linli token ended with ${code}: ${output}`);
  return output.trim();
}

export interface RunFile {
  pid: number;
  databaseUrl: string;
  socketDir: string;
  processes: Record<string, number | undefined>;
}

export function runFileOf(home: string): RunFile {
  const file = path.join(home, 'run.json');
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  return JSON.parse(readFileSync(file, 'utf8')) as RunFile;
}
