import { chmod, mkdir, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect } from 'node:net';
import { dirname } from 'node:path';

/** Another process serves the socket: starting beside it would only take its requests away. */
export class SocketTakenError extends Error {}

/** Serves on a Unix socket that its owner alone can open; a socket left by a killed process is replaced. */
export async function listenOnSocket(path: string, listener: RequestListener): Promise<Server> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  if (await isServed(path))
    throw new SocketTakenError(`Another identity provider is running on ${path}; stop it first.`);
  await rm(path, { force: true });
  const server = createServer({ keepAliveTimeout: 5000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
  await chmod(path, 0o600);
  return server;
}

export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), 3000);
  await closed;
  clearTimeout(impatience);
}

function isServed(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
