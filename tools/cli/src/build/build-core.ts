import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { printStep } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';

/** Bundles a server of the platform itself: `src/main.ts` → `dist/server/main.js`, with its migrations and locales. */
export async function buildCore(folder: string): Promise<number> {
  const started = Date.now();
  const entry = join(folder, 'src/main.ts');
  if (!existsSync(entry)) throw cliError(EXIT.badInput, 'build.noEntry', { file: entry });
  const dist = join(folder, 'dist');
  for (const part of ['server', 'migrations', 'locales']) rmSync(join(dist, part), { recursive: true, force: true });
  const { buildServer } = await import('@linli/sdk-server/build');
  await buildServer({ entry, outDir: join(dist, 'server') });
  for (const part of ['migrations', 'locales']) {
    if (existsSync(join(folder, part))) cpSync(join(folder, part), join(dist, part), { recursive: true });
  }
  printStep(t('build.serverDone', { seconds: ((Date.now() - started) / 1000).toFixed(1) }));
  return EXIT.ok;
}
