import path from 'node:path';

/** Where plugins find core: beside their own sockets. */
export function coreSocket(socketDir: string): string {
  return path.join(socketDir, 'core.sock');
}
