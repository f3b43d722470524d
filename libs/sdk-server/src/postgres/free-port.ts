import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

/** Whether a server may listen on this port now. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * A free port below the range from which systems hand out ports to clients (from 32768 on Linux), so that the same
 * number is still free after a restart.
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = randomInt(21_000, 29_000);
    if (await isPortFree(port, host)) return port;
  }
  throw new Error('no free port between 21000 and 29000');
}
