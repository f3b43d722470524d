import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a plugin's folder holds that people write. */
export interface Source {
  files: number;
  lines: number;
  /** Of these: tests. */
  tests: { files: number; lines: number };
}

const MADE = new Set(['dist', 'node_modules', 'coverage']);
const WRITTEN = /\.(ts|tsx|css|sql|json|md|mjs)$/;
const TEST = /\.test\.tsx?$/;

export function sourceOf(folder: string): Source {
  const source: Source = { files: 0, lines: 0, tests: { files: 0, lines: 0 } };
  for (const file of filesOf(folder)) {
    const lines = readFileSync(file, 'utf8').split('\n').length - 1;
    source.files += 1;
    source.lines += lines;
    if (!TEST.test(file)) continue;
    source.tests.files += 1;
    source.tests.lines += lines;
  }
  return source;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (MADE.has(entry.name)) return [];
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(file);
    return WRITTEN.test(entry.name) ? [file] : [];
  });
}
