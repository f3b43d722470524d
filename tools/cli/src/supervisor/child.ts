import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Backoff } from './backoff.ts';

/** A message over IPC from a child, see `ready` and `fatal`. */
export interface ChildMessage {
  type: 'ready' | 'fatal';
  code?: string | number;
  message?: string;
  params?: Record<string, string>;
  url?: string;
  /** The process that does the work, where it is another one than the child. */
  pid?: number;
}

/** A child gave up before it was ever ready. */
export class ChildFailedError extends Error {
  readonly child: string;
  readonly fatal: ChildMessage | undefined;
  readonly exitCode: number | null;
  readonly logFile: string;

  constructor(child: ManagedChild, fatal: ChildMessage | undefined, exitCode: number | null) {
    super(fatal?.message ?? `${child.name} ended with code ${exitCode}`);
    this.name = 'ChildFailedError';
    this.child = child.name;
    this.fatal = fatal;
    this.exitCode = exitCode;
    this.logFile = child.logFile;
  }
}

export interface ChildSpec {
  name: string;
  file: string;
  logDir: string;
  /** Read anew at each start: an address may have changed. */
  env: () => Record<string, string | undefined>;
  execArgv?: string[];
  stopMs: number;
}

interface ChildEvents {
  ready: [message: ChildMessage];
  down: [exitCode: number | null];
  changed: [];
}

const MAX_LOG_BYTES = 5 * 1024 * 1024;
const TRIES_BEFORE_READY = 3;
/** Exit codes that a restart does not mend, while the process was never ready: a wrong setting, a missing service. */
const HOPELESS = new Set([2, 5]);

/** A process of the product: started, watched, started again with growing pauses, and stopped. */
export class ManagedChild extends EventEmitter<ChildEvents> {
  readonly name: string;
  readonly logFile: string;
  restarts = 0;
  state: 'starting' | 'running' | 'down' | 'stopped' = 'stopped';
  private readonly spec: ChildSpec;
  private readonly backoff = new Backoff();
  private process: ChildProcess | undefined;
  private stopping = false;
  private everReady = false;
  private fatal: ChildMessage | undefined;
  private worker: number | undefined;

  constructor(spec: ChildSpec) {
    super();
    this.spec = spec;
    this.name = spec.name;
    this.logFile = join(spec.logDir, `${spec.name}.log`);
  }

  /** Number of the process that does the work; undefined while it is down. */
  get pid(): number | undefined {
    return this.process && (this.worker ?? this.process.pid);
  }

  /** Resolves at the first `ready`; rejects with {@link ChildFailedError} when that cannot come. */
  start(): Promise<ChildMessage> {
    return new Promise((resolve, reject) => {
      this.once('ready', resolve);
      let tries = 0;
      const onDown = (exitCode: number | null) => {
        tries++;
        if (this.everReady || this.stopping) return;
        if (!this.fatal && !HOPELESS.has(exitCode ?? 0) && tries < TRIES_BEFORE_READY) return;
        this.stopping = true;
        reject(new ChildFailedError(this, this.fatal, exitCode));
      };
      this.on('down', onDown);
      this.launch();
    });
  }

  /** Ends the process: SIGTERM, and SIGKILL when it takes too long. It is not started again. */
  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.process;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const done = await Promise.race([gone.then(() => true), sleep(this.spec.stopMs, false, { ref: false })]);
    if (!done) {
      child.kill('SIGKILL');
      await gone;
    }
    this.state = 'stopped';
  }

  /** Ends the process so that it is started again, with its environment read anew. */
  restart(): void {
    this.process?.kill('SIGTERM');
  }

  private launch(): void {
    this.state = this.everReady ? 'down' : 'starting';
    this.fatal = undefined;
    const log = openLog(this.logFile);
    const env = { ...process.env, ...this.spec.env() };
    const child = fork(this.spec.file, [], {
      env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
      execArgv: this.spec.execArgv ?? [],
      detached: true, // Ctrl-C in the terminal is for the supervisor, which stops everything in order
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.process = child;
    let readyAt: number | undefined;
    child.on('message', (message: ChildMessage) => {
      if (message.type === 'fatal') this.fatal = message;
      if (message.type !== 'ready') return;
      readyAt = Date.now();
      this.everReady = true;
      this.worker = message.pid;
      this.state = 'running';
      this.emit('ready', message);
    });
    child.on('error', () => undefined); // followed by `exit`, or a failed signal to a process that is gone
    child.once('exit', (code) => {
      this.process = undefined;
      this.worker = undefined;
      this.state = 'down';
      this.emit('down', code);
      if (this.stopping) return;
      this.restarts++;
      const pause = this.backoff.delayAfter(readyAt === undefined ? 0 : Date.now() - readyAt);
      setTimeout(() => this.stopping || this.launch(), pause);
    });
  }
}

function openLog(file: string): number {
  mkdirSync(join(file, '..'), { recursive: true });
  if (existsSync(file) && statSync(file).size > MAX_LOG_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** The last lines of a log, for a failure that people should understand without opening the file. */
export function tailOf(file: string, lines = 12): string {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
