import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** What the supervisor answers to whoever connects: how its processes stand. */
export interface InstanceState {
  pid: number;
  url: string;
  phase: 'starting' | 'running' | 'stopping';
  processes: { name: string; pid: number | null; state: string; restarts: number }[];
}

const fileIn = (socketDir: string) => join(socketDir, 'supervisor.sock');

/**
 * A listening socket is the lock of an instance: the system gives it up with the process, however that ends, and no
 * number of a process can be mistaken for another.
 * @returns undefined when another supervisor holds it.
 */
export async function takeLock(socketDir: string, state: () => InstanceState): Promise<Server | undefined> {
  if (await askInstance(socketDir)) return undefined;
  const file = fileIn(socketDir);
  rmSync(file, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => undefined); // the asker left
    socket.end(JSON.stringify(state()));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(file, () => resolve(server));
  });
}

/** How the running instance stands, or undefined when none runs. */
export function askInstance(socketDir: string): Promise<InstanceState | undefined> {
  return new Promise((resolve) => {
    const socket = connect(fileIn(socketDir));
    let text = '';
    socket.setTimeout(3000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('end', () => resolve(text ? (JSON.parse(text) as InstanceState) : undefined));
    socket.on('error', () => resolve(undefined)); // no socket, or nobody behind it
  });
}
