import { fork, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts');
export const STAFF_FILE = join(import.meta.dirname, 'staff.json');

export interface Ended {
  code: number | null;
  stderr: string;
  messages: unknown[];
}

/** The real process, started as the supervisor starts it. */
export class ProviderProcess {
  readonly ended: Promise<Ended>;
  readonly ready: Promise<void>;
  readonly child: ChildProcess;

  constructor(env: Record<string, string>) {
    this.child = fork(MAIN, {
      env: { PATH: process.env['PATH'] ?? '', LINLI_DEMO_STAFF: STAFF_FILE, LINLI_DEMO: '1', ...env },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let stderr = '';
    const messages: unknown[] = [];
    this.child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
    this.child.on('message', (message) => messages.push(message));
    // Not `close`: it never comes when the parent let go of the channel.
    const drained = new Promise((resolve) => this.child.stderr?.once('end', resolve));
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code) => void drained.then(() => resolve({ code, stderr, messages })));
    });
    this.ready = new Promise((resolve, reject) => {
      this.child.on('message', (message) => {
        if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready') resolve();
      });
      void this.ended.then(({ code }) => reject(new Error(`ended with ${code}: ${stderr}`)));
    });
    this.ready.catch(() => undefined);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

export interface SocketAnswer {
  status: number;
  body: string;
}

/** A request straight on the socket, past the gateway. */
export function askSocket(
  socketPath: string,
  options: { method?: string; path: string; headers?: Record<string, string>; body?: string },
): Promise<SocketAnswer> {
  return new Promise((resolve, reject) => {
    const req = request(
      { socketPath, method: options.method ?? 'GET', path: options.path, headers: options.headers ?? {} },
      (res) => {
        let body = '';
        res.on('data', (chunk) => (body += String(chunk)));
        res.on('end', () => resolve({ status: res.statusCode ?? 0, body }));
      },
    );
    req.on('error', reject);
    req.end(options.body);
  });
}
