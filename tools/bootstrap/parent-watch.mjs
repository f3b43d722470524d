import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';

/**
 * Below npm, calls `onGone` once when npm is no more. A killed parent sends no signal; what changes is the number of our
 * parent. There may be a shell in between that waits for us and outlives npm: then the shell's own parent counts.
 * Whoever starts us without npm, in the background of a shell that ends, wants us to stay.
 */
export function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const between = isShellOfNpm(parent) ? parent : undefined;
  const grandparent = between && parentOf(between);
  const timer = setInterval(() => {
    if (process.ppid === parent && (!between || parentOf(between) === grandparent)) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}

function isShellOfNpm(pid) {
  return /(^|\/)(da|ba|z|a)?sh\s+-c\s/.test(argsOf(pid));
}

function argsOf(pid) {
  if (!existsSync('/proc/self/cmdline')) return ask(pid, 'args=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // gone meanwhile
  }
}

function parentOf(pid) {
  if (!existsSync('/proc/self/stat')) return Number(ask(pid, 'ppid='));
  try {
    // "pid (name) state ppid ...": the name may hold blanks and brackets, so look behind the last one
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // gone, which is an answer too
  }
}

function ask(pid, column) {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return ''; // no such process
  }
}
