// What `npm start` and `npm test` run on a machine that has nothing but Node 20 and npm: no dependencies, plain
// JavaScript. It installs what is missing and hands over to the `linli` command on Node 24.
import { join } from 'node:path';
import { handOver } from './hand-over.mjs';
import { ensureInstalled } from './install.mjs';
import { findNode24, repoRoot } from './node24.mjs';
import { complain } from './words.mjs';

if (Number(process.versions.node.split('.')[0]) < 20) {
  complain('nodeTooOld', { version: process.versions.node });
  process.exit(2);
}
try {
  await ensureInstalled();
} catch (error) {
  complain('installFailed', { reason: error.message });
  process.exit(1);
}
const node = findNode24();
if (!node) {
  complain('noNode24');
  process.exit(1);
}
handOver(node, [join(repoRoot, 'tools/cli/src/main.ts'), ...process.argv.slice(2)]);
