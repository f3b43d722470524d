import { readFileSync } from 'node:fs';
import { processTree } from './processes.ts';
import { runFileOf, statusOf } from './product.ts';

export interface Killer {
  /** Kills one process with -9, as a crash or an impatient operator would. */
  kill(what: 'plugin' | 'core' | 'postgres'): void;
}

/** Knows the plugin's process from the beginning: it is not asked for when everything is away. */
export async function killerOf(product: { home: string }, pluginId: string): Promise<Killer> {
  const pluginPid = (await statusOf(product.home)).plugins.find(({ id }) => id === pluginId)?.pid;
  if (!pluginPid) throw new Error(`${pluginId} does not run`);
  return {
    kill(what) {
      const files = runFileOf(product.home);
      const pid = {
        plugin: () => pluginPid,
        core: () => files.processes['core'],
        postgres: () =>
          processTree(files.pid).find(({ pid: each, command }) => /postgres/.test(command) && isPostmaster(each))?.pid,
      }[what]();
      if (!pid) throw new Error(`there is no ${what} to kill`);
      process.kill(pid, 'SIGKILL');
    },
  };
}

/** The server itself, not one of its workers: those carry what they do in their title. */
function isPostmaster(pid: number): boolean {
  return / -D /.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
}
