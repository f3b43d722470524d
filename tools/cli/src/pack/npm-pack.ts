import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { cliError, EXIT } from '../terminal/cli.errors.ts';

/** `npm pack` of a folder. Answers the name of the file. */
export function packFolder(folder: string, outDir: string): Promise<string> {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', outDir];
  const npm = process.env['npm_execpath'];
  const [command, all] = npm && /\.[cm]?js$/.test(npm) ? [process.execPath, [npm, ...args]] : ['npm', args];
  const child = spawn(command, all, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const file = /"filename":\s*"([^"]+)"/.exec(output)?.[1];
      if (code === 0 && file) resolve(basename(file));
      else reject(cliError(EXIT.unexpected, 'pack.failed', { name: basename(folder), reason: complaints || output }));
    });
  });
}
