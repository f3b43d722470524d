import { readFileSync } from 'node:fs';
import { descendantsOf } from './cpu.ts';

/**
 * Memory of a process in MB, pages that several processes share counted in parts, so that sums are right; undefined where
 * the system does not tell.
 */
export function memoryShareOf(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024;
  } catch {
    return undefined; // another system, or it has ended meanwhile
  }
}

/** The same of a process with everything below it. */
export function memoryOfTree(pid: number): number {
  return [pid, ...descendantsOf(pid)].reduce((sum, each) => sum + (memoryShareOf(each) ?? 0), 0);
}
