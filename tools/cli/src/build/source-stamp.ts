import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repoRoot } from '../settings.ts';

/** Folders whose sources go into what is built. */
const ROOTS = ['apps/core', 'apps/shell', 'libs', 'plugins', 'tools/cli/src/build'];
const FILES = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];
const SKIPPED = new Set(['node_modules', 'dist', 'coverage', 'demo', 'testing', 'docs']);
/** Neither a test nor a text about the code changes what is built. */
const IRRELEVANT = /(\.test\.tsx?|\.e2e\.ts|\.md|jest\S*\.mjs)$/;

const stampFile = join(repoRoot, 'node_modules/.cache/linli-build-stamp');

/** What must be there after a build. */
export function missingOutputs(): string[] {
  const wanted = ['apps/core/dist/server/main.js', 'apps/shell/dist/index.html'];
  for (const id of readdirSync(join(repoRoot, 'plugins'))) {
    if (existsSync(join(repoRoot, 'plugins', id, 'plugin.json'))) wanted.push(`plugins/${id}/dist/plugin.json`);
  }
  return wanted.filter((file) => !existsSync(join(repoRoot, file)));
}

/** Digest of everything that is built; reading 1000 small files takes less than starting a build tool. */
export function sourceStamp(): string {
  const hash = createHash('sha256');
  const add = (path: string) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(repoRoot, path)))
      .update('\0');
  const walk = (folder: string) => {
    const entries = readdirSync(join(repoRoot, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) walk(path);
      else if (entry.isFile() && !IRRELEVANT.test(entry.name)) add(path);
    }
  };
  for (const root of ROOTS.filter((path) => existsSync(join(repoRoot, path)))) walk(root);
  for (const file of FILES) add(file);
  return hash.digest('hex');
}

export function isBuilt(stamp: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && missingOutputs().length === 0;
}

export function noteBuilt(stamp: string): void {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}
