import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { findNode24, repoRoot } from './node24.mjs';
import { watchParent } from './parent-watch.mjs';
import { say } from './words.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const stampFile = join(repoRoot, 'node_modules/.linli-install');
/** npm's own note of what is installed; written at the end of any `npm install` or `npm ci`. */
const npmNote = join(repoRoot, 'node_modules/.package-lock.json');

/** Installs when nothing is there, or when the lock file is another one than at the last installation. */
export async function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(repoRoot, 'package-lock.json')))
    .digest('hex');
  const known = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
  const complete = existsSync(npmNote) && findNode24() !== undefined;
  if (complete && known === wanted) return;
  if (complete && known === undefined) return writeFileSync(stampFile, wanted); // installed by hand
  say(complete ? 'reinstalling' : 'installing');
  const started = Date.now();
  await npmCi();
  writeFileSync(stampFile, wanted);
  say('installed', { seconds: Math.round((Date.now() - started) / 1000) });
}

/** Resolves when npm is done. A signal to us ends npm, and then us. */
function npmCi() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, all] = npm && /\.[cm]?js$/.test(npm) ? [process.execPath, [npm, ...args]] : ['npm', args];
  const child = spawn(command, all, { cwd: repoRoot, stdio: ['ignore', 'inherit', 'inherit'] });
  const passOn = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, passOn);
  watchParent(() => passOn('SIGTERM'));
  const alive = setInterval(() => say('stillInstalling'), 20_000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => (code === 0 ? resolve() : reject(new Error(`npm ci: ${code ?? signal}`))));
  }).finally(() => {
    clearInterval(alive);
    for (const signal of SIGNALS) process.off(signal, passOn);
  });
}
