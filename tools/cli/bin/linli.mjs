#!/usr/bin/env node
// Started by whatever Node the system has; the command itself needs Node 24.
import { fileURLToPath } from 'node:url';
import { handOver } from '../../bootstrap/hand-over.mjs';
import { findNode24, isNode24 } from '../../bootstrap/node24.mjs';
import { complain } from '../../bootstrap/words.mjs';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const node = findNode24();
if (isNode24()) {
  const { watchParent } = await import('../../bootstrap/parent-watch.mjs');
  watchParent(() => process.kill(process.pid, 'SIGTERM'));
  await import('../src/main.ts');
} else if (node) {
  handOver(node, [main, ...process.argv.slice(2)]);
} else {
  complain('noNode24');
  process.exit(1);
}
