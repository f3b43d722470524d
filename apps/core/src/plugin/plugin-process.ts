import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from './socket-request.ts';

// What a start throws away stays in memory until there is three times as much as this; Node's own 16 cost 35 MB a process.
const YOUNG = '--max-semi-space-size=8';
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** After this long without an end a process counts as healthy, and the next end begins with the shortest pause. */
const HEALTHY_MS = 10_000;
const ASK_EVERY_MS = 50;
/** A process that is alive but not ready after this long is not going to be. */
const START_MS = 30_000;
const HEARTBEAT_MS = 5_000;
const MISSED_HEARTBEATS = 3;
const STOP_MS = 4_000;

/** Why a process is not there: it ended, said that its settings are wrong, or never became ready. */
export type EndReason = 'crashed' | 'setting' | 'start-timeout';

export interface PluginProcessOptions {
  id: string;
  main: string;
  socket: string;
  logFile: string;
  memoryMb: number;
  env: Record<string, string>;
  /** Called whenever the process answers anew, before it counts as ready. */
  onReady(): Promise<void>;
  /** `reason` is null while it is well. */
  onState(state: 'starting' | 'running' | 'failed', reason: EndReason | null): void;
  onRestart(): void;
}

/**
 * One plugin's process: started, watched, started again with a growing pause. Whatever happens in it stays in it; core
 * only learns the state.
 */
export class PluginProcess {
  private child: ChildProcess | null = null;
  private stopping = false;
  private loop: Promise<void> | null = null;
  private readonly halt = new AbortController();

  constructor(private readonly options: PluginProcessOptions) {}

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  start(): void {
    this.loop ??= this.keepRunning();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.halt.abort();
    const child = this.child;
    if (child) {
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await this.loop;
      clearTimeout(killer);
    }
    await this.loop;
  }

  private async keepRunning(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.stopping) {
      const began = Date.now();
      const reason = await this.runOnce();
      if (this.stopping) return;
      this.options.onState('failed', reason);
      if (reason === 'setting') pause = LONGEST_PAUSE_MS;
      if (Date.now() - began > HEALTHY_MS) pause = FIRST_PAUSE_MS;
      await sleep(pause, undefined, { signal: this.halt.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (!this.stopping) this.options.onRestart();
    }
  }

  /** Runs the process until it ends; the result is why it did. */
  private async runOnce(): Promise<EndReason> {
    const { id, main, socket, logFile, memoryMb, env } = this.options;
    this.options.onState('starting', null);
    await this.freeSocket(socket);
    if (this.stopping) return 'crashed';
    mkdirSync(path.dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a', 0o600);
    const child = fork(main, [], {
      execArgv: [`--max-old-space-size=${memoryMb}`, YOUNG, '--enable-source-maps'],
      env: { NO_COLOR: '1', ...inherited(), ...env, LINLI_PLUGIN_ID: id, LINLI_PLUGIN_SOCKET: socket },
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.child = child;
    let reason: EndReason = 'crashed';
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    child.on('message', (message) => {
      if (isWrongSetting(message)) reason = 'setting';
    });
    const gone = new AbortController();
    const late = setTimeout(() => {
      reason = 'start-timeout';
      child.kill('SIGKILL');
    }, START_MS);
    const watching = this.watch(child, socket, gone.signal, () => clearTimeout(late));
    await ended;
    clearTimeout(late);
    gone.abort();
    this.child = null;
    await watching;
    return reason;
  }

  private async watch(child: ChildProcess, socket: string, gone: AbortSignal, onReady: () => void): Promise<void> {
    while (!gone.aborted) {
      if (await this.answers(socket, '/readyz')) {
        try {
          await this.options.onReady();
          onReady();
          if (!gone.aborted) this.options.onState('running', null);
          break;
        } catch {
          // It answered and was away again, or its description could not be read yet: asked again below.
        }
      }
      await sleep(ASK_EVERY_MS, undefined, { signal: gone }).catch(() => undefined);
    }
    for (let missed = 0; !gone.aborted;) {
      await sleep(HEARTBEAT_MS, undefined, { signal: gone }).catch(() => undefined);
      if (gone.aborted) return;
      missed = (await this.answers(socket, '/healthz')) ? 0 : missed + 1;
      // A process that no longer answers at all holds its place for nothing.
      if (missed >= MISSED_HEARTBEATS) child.kill('SIGKILL');
    }
  }

  private async answers(socket: string, address: string): Promise<boolean> {
    return await request(socket, address, HEARTBEAT_MS).then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  /** A process of an earlier core may still be closing its socket; taking it from under it would lose ours as well. */
  private async freeSocket(socket: string): Promise<void> {
    for (const until = Date.now() + STOP_MS; Date.now() < until && (await isListening(socket));) await sleep(50);
    rmSync(socket, { force: true });
  }
}

function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}

/** What a process needs of core's own surroundings; core's settings and their secrets are not among it. */
function inherited(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ', 'NODE_ENV', 'NODE_EXTRA_CA_CERTS'];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** The exit code that a process announces for a setting it cannot use. */
function isWrongSetting(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'code' in message && message.code === 2;
}
