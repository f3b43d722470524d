import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repoRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');

/** The product runs on Node 24, brought by the npm package `node`; whoever has that or a newer one may use their own. */
export function isNode24() {
  return Number(process.versions.node.split('.')[0]) >= 24;
}

/** Path of a Node that is new enough, or undefined before `npm ci`. */
export function findNode24() {
  const brought = join(repoRoot, 'node_modules/node/bin/node');
  if (existsSync(brought)) return brought;
  return isNode24() ? process.execPath : undefined;
}
