import { readdirSync, readFileSync } from 'node:fs';
import { isAlive } from './wait.ts';

/** A process below another one, as Linux tells it. */
export interface ProcessInfo {
  pid: number;
  command: string;
}

/** All processes below `root`, at any depth, itself included. */
export function processTree(root: number): ProcessInfo[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .map((pid) => describe(pid))
    .filter((found) => found !== undefined);
  const wanted = new Set([root]);
  for (let grew = true; grew;) {
    grew = false;
    for (const { pid, parent } of all) {
      if (wanted.has(parent) && !wanted.has(pid)) {
        wanted.add(pid);
        grew = true;
      }
    }
  }
  return all.filter(({ pid }) => wanted.has(pid)).map(({ pid, command }) => ({ pid, command }));
}

/** Those of the processes that still run. A process that took over an old number does not count. */
export function stillRunning(processes: ProcessInfo[]): ProcessInfo[] {
  return processes.filter(({ pid, command }) => isAlive(pid) && describe(pid)?.command === command);
}

function describe(pid: number): { pid: number; parent: number; command: string } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    if (/^State:\s+Z/m.test(status)) return undefined;
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent, command };
  } catch {
    return undefined;
  }
}
