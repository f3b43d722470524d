import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { repoRoot } from '../settings.ts';

export interface NxRun {
  args: string[];
  /** File for the output; without one it goes to the terminal. */
  logFile?: string;
  env?: Record<string, string>;
  signal?: AbortSignal;
}

/** Runs Nx without its daemon, which would outlive us. Resolves with its exit code. */
export function runNx({ args, logFile, env, signal }: NxRun): Promise<number> {
  if (logFile) mkdirSync(dirname(logFile), { recursive: true });
  const log = logFile ? openSync(logFile, 'w') : undefined;
  const bins = [join(repoRoot, 'node_modules/node/bin'), join(repoRoot, 'node_modules/.bin')];
  const child = spawn(process.execPath, [join(repoRoot, 'node_modules/nx/dist/bin/nx.js'), ...args], {
    cwd: repoRoot,
    env: {
      ...process.env,
      PATH: [...bins, process.env['PATH'] ?? ''].join(delimiter),
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NX_NO_CLOUD: 'true',
      ...env,
    },
    stdio: ['ignore', log ?? 'inherit', log ?? 'inherit'],
    signal,
    killSignal: 'SIGTERM',
  });
  return new Promise((resolve, reject) => {
    child.on('error', (error) => (error.name === 'AbortError' ? undefined : reject(error)));
    child.on('close', (code) => {
      if (log !== undefined) closeSync(log);
      resolve(code ?? 1);
    });
  });
}
