import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the condition holds; a condition that throws does not hold yet. Throws when it takes too long. */
export async function until(condition: () => unknown, { seconds = 30, what = 'a condition' } = {}): Promise<void> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    if (await attempt(condition)) return;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await sleep(100);
  }
}

async function attempt(condition: () => unknown): Promise<boolean> {
  try {
    return Boolean(await condition());
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Whether a process with this id is there. A zombie does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
