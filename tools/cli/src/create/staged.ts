import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from './example.ts';

const STAGE = '.linli-create';
const COMPLETE = 'complete';

/**
 * Writes files into a folder: all of them or none. They are laid ready first; once they are complete, whoever comes next
 * finishes what was cut off ({@link finishStaged}).
 */
export function writeAll(folder: string, files: Files): void {
  finishStaged(folder);
  const stage = join(folder, STAGE);
  writeInto(join(stage, 'files'), files);
  writeFileSync(join(stage, COMPLETE), '');
  finishStaged(folder);
}

/** Finishes a writing that was cut off after it was laid ready; one that was not is taken away. */
export function finishStaged(folder: string): void {
  const stage = join(folder, STAGE);
  if (existsSync(join(stage, COMPLETE))) {
    for (const path of filesBelow(join(stage, 'files'))) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(stage, 'files', path), `${target}.new`);
      renameSync(`${target}.new`, target);
    }
  }
  rmSync(stage, { recursive: true, force: true });
}

export function writeInto(folder: string, files: Files): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function filesBelow(root: string, below = ''): string[] {
  return readdirSync(join(root, below)).flatMap((name) => {
    const path = below ? `${below}/${name}` : name;
    return statSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
  });
}
