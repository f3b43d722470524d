import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { childrenOf } from '../measure/cpu.ts';
import { Api } from './api.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const LONGEST_START_MS = 300_000;

const runSchema = z.object({
  url: z.string(),
  localUrl: z.string(),
  databaseUrl: z.string(),
  socketDir: z.string(),
  processes: z.object({ postgres: z.int(), core: z.int() }),
});

/** An installation of its own in a folder that is thrown away: embedded PostgreSQL, identity provider, core, plugins. */
export class Product {
  readonly home: string;
  /** Milliseconds from the command until it said that it is ready. */
  readyAfter: number;
  private readonly port: number;
  private child: ChildProcess;

  private constructor(home: string, port: number, launched: Launched) {
    this.home = home;
    this.port = port;
    this.child = launched.child;
    this.readyAfter = launched.readyAfter;
  }

  static async start(): Promise<Product> {
    const home = mkdtempSync(path.join(tmpdir(), 'linli-bench-'));
    const port = await freePort();
    return new Product(home, port, await launch(home, port));
  }

  get run() {
    return runSchema.parse(JSON.parse(readFileSync(path.join(this.home, 'run.json'), 'utf8')));
  }

  get api(): Api {
    const { localUrl, socketDir } = this.run;
    return new Api(localUrl, socketDir, this.home);
  }

  /** The process that everything else hangs below. */
  get supervisor(): number {
    return this.child.pid ?? 0;
  }

  /** Processes whose time is counted, by what they are. */
  get groups(): Record<string, number> {
    const { postgres, core } = this.run.processes;
    const grid = childrenOf(core).find(({ command }) => command.includes('grid'))?.pid;
    return { core, postgres, ...(grid === undefined ? {} : { plugin: grid }), client: process.pid };
  }

  /** A connection as core has it; the caller ends it. */
  async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.run.databaseUrl });
    // One part starts the database anew under whoever is connected.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Stops and starts it on the same data. */
  async restart(): Promise<void> {
    await end(this.child);
    const { child, readyAfter } = await launch(this.home, this.port);
    this.child = child;
    this.readyAfter = readyAfter;
  }

  async stop({ keep }: { keep: boolean }): Promise<void> {
    await end(this.child);
    if (!keep) rmSync(this.home, { recursive: true, force: true });
  }
}

interface Launched {
  child: ChildProcess;
  readyAfter: number;
}

function launch(home: string, port: number): Promise<Launched> {
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(ROOT, 'tools/cli/src/main.ts'), 'start'], {
    env: { ...process.env, LINLI_HOME: home, LINLI_PORT: String(port), LINLI_HOST: '127.0.0.1', LINLI_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const leave = () => void child.kill('SIGTERM');
  process.once('exit', leave);
  child.once('exit', () => process.off('exit', leave));
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => child.kill('SIGTERM'), LONGEST_START_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      // The last line of the welcome, in whatever language.
      if (!said.includes('Ctrl-C')) return;
      clearTimeout(timer);
      resolve({ child, readyAfter: performance.now() - began });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`the product did not start: ${said.slice(-1000)}`));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
