// node guard.mjs [--remove FOLDER] -- COMMAND ARGS…
// Runs a command in a group of its own and ends the whole group when it is told to, or when whoever started it is gone:
// its standard input then ends, however the other one died.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const PATIENCE_MS = 15_000;
const split = process.argv.indexOf('--');
const [command, ...args] = process.argv.slice(split + 1);
const folders = process.argv.slice(2, split).filter((word) => word !== '--remove');

const child = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
let orphaned = false;
let stopping = false;

function signalGroup(signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

function stop() {
  if (stopping) return;
  stopping = true;
  signalGroup('SIGTERM');
  setTimeout(() => signalGroup('SIGKILL'), PATIENCE_MS).unref();
}

child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code) => {
  signalGroup('SIGKILL');
  // Who is still there tidies up, and may want to start it again in the same folder.
  if (orphaned) for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
process.stdin.resume();
process.stdin.on('end', () => {
  orphaned = true;
  stop();
});
