import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { readRunFile, removeRunFile } from './run-file.ts';

const PATIENCE_MS = 8_000;

/**
 * After a supervisor was killed its processes end by themselves, which may take a moment: waits for those that the run
 * file names, so that port and sockets are free, and ends what does not. Called by whoever holds the lock.
 */
export async function awaitLeftovers(home: string): Promise<void> {
  const run = readRunFile(home);
  if (!run) return;
  const pids = Object.values(run.processes).filter((pid) => pid !== undefined);
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50)) {
    if (!pids.some(isOurs)) break;
  }
  for (const pid of pids.filter(isOurs)) process.kill(pid, 'SIGKILL');
  removeRunFile(home);
}

/** Numbers of processes come again; only a Node that runs one of our files is ours. */
function isOurs(pid: number): boolean {
  return /(postgres-guard|demo-idp|core)[^\0 ]*\.[jt]s/.test(commandOf(pid));
}

export function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return ''; // gone
  }
}

/** Resident memory of a process in MB, or null when it is gone. */
export function memoryMbOf(pid: number): number | null {
  try {
    const text = existsSync('/proc/self/status')
      ? readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
    return text ? Math.round(Number(text) / 1024) : null;
  } catch {
    return null; // gone
  }
}
