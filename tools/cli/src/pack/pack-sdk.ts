import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../settings.ts';
import { EXIT } from '../terminal/cli.errors.ts';
import { printStep } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { packFolder } from './npm-pack.ts';
import { stageCli } from './stage-cli.ts';
import { stageLibrary, type Stage } from './stage-library.ts';
import { stageLint } from './stage-lint.ts';

/**
 * Packs what a plugin needs into files, so that a vendor can install it from a folder: the libraries as JavaScript with their
 * types (Node strips types from no file below node_modules), the presets, and the vendor's part of the command.
 */
export async function packSdk(outDir = join(repoRoot, 'dist-sdk')): Promise<number> {
  const started = Date.now();
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  // Inside of the repository: what is staged finds the types of other packages where the sources find them.
  const staging = mkdtempSync(join(outDir, '.stage-'));
  const stage: Stage = { root: repoRoot, staging };
  try {
    for (const name of ['contracts', 'sdk-server', 'sdk-web']) stageLibrary(name, stage);
    stageLint(stage);
    stageCli(stage);
    for (const name of ['contracts', 'sdk-server', 'sdk-web', 'lint', 'cli']) {
      const file = await packFolder(join(staging, name), outDir);
      printStep(t('pack.one', { file }));
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  printStep(t('pack.done', { folder: outDir, seconds }));
  return EXIT.ok;
}
