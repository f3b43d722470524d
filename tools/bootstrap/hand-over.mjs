import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { watchParent } from './parent-watch.mjs';

/**
 * Runs a Node program in our place: same terminal, our signals are its signals, its exit code is ours. It holds one end
 * of an IPC channel, so that it notices when we are killed; when our own parent is, we end it.
 */
export function handOver(node, args) {
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  watchParent(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}
