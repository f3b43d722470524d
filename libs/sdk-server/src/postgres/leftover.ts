import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Takes down a server that a killed run has left on this data, and removes a pid file that names a process which is no
 * PostgreSQL (numbers come again, in containers at once), because PostgreSQL would not start beside it.
 */
export async function endLeftover(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return;
  if (!isPostgresOn(pid, folder)) {
    rmSync(file);
    return;
  }
  // fast shutdown, then immediate (recovery at the next start), then by force
  for (const [signal, patience] of [
    ['SIGINT', 8000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 2000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // gone meanwhile
    }
    for (const end = Date.now() + patience; Date.now() < end; await sleep(50)) {
      if (!isAlive(pid)) return;
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isPostgresOn(pid: number, folder: string): boolean {
  try {
    const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(folder);
  } catch {
    const cmdline = `/proc/${pid}/cmdline`; // no `ps` in small images
    if (!existsSync(cmdline)) return false;
    const command = readFileSync(cmdline, 'utf8');
    return command.includes('postgres') && command.includes(folder);
  }
}
