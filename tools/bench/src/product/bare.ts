import { fork } from 'node:child_process';
import path from 'node:path';
import type { Target } from '../load.ts';

/** What the bare server answers, by path: the rows of one statement. */
export type BareRoutes = Readonly<Record<string, { sql: string; values: unknown[] }>>;

/** The bare server in a process of its own. */
export interface Bare {
  pid: number;
  target(path: string): Target;
  stop(): void;
}

export async function startBare(databaseUrl: string, routes: BareRoutes): Promise<Bare> {
  const child = fork(path.join(import.meta.dirname, 'bare-server.ts'), [databaseUrl, JSON.stringify(routes)]);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)));
  });
  return {
    pid: child.pid ?? 0,
    target: (address) => ({ name: `bare ${address}`, origin: `http://127.0.0.1:${port}`, path: address, headers: {} }),
    stop: () => void child.kill(),
  };
}
