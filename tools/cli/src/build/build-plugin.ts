import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestSchema, type Manifest } from '@linli/contracts';
import { CliError, cliError, EXIT } from '../terminal/cli.errors.ts';
import { printStep } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { writeIntegrity } from './integrity.ts';
import { missingTexts } from './manifest-texts.ts';

/** Makes `dist/`, the bundle of the plugin in `folder` (plugin contract, section 1). */
export async function buildPlugin(folder: string): Promise<number> {
  const started = Date.now();
  const manifest = readManifest(folder);
  const entry = serverEntry(folder, manifest);
  const dist = join(folder, 'dist');
  for (const part of ['web', 'server', 'migrations', 'locales', 'plugin.json', 'integrity.json']) {
    rmSync(join(dist, part), { recursive: true, force: true });
  }
  await buildPages(folder);
  const { buildServer } = await import('@linli/sdk-server/build');
  await buildServer({ entry, outDir: join(dist, 'server') });
  for (const part of ['migrations', 'locales']) cpSync(join(folder, part), join(dist, part), { recursive: true });
  const { files, bytes } = writeIntegrity(dist);
  // Last: a folder with a manifest is a whole bundle.
  writeFileSync(join(dist, 'plugin.json'), readFileSync(join(folder, 'plugin.json')));
  const { id, version } = manifest;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  printStep(t('build.done', { id, version, files, kilobytes: Math.ceil(bytes / 1024), seconds }));
  return EXIT.ok;
}

/** The manifest, checked with everything that it names; all mistakes are told at once. */
function readManifest(folder: string): Manifest {
  const file = join(folder, 'plugin.json');
  if (!existsSync(file)) throw cliError(EXIT.badInput, 'build.noManifest', { folder });
  const parsed = manifestSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || 'plugin.json'}: ${message}`);
    throw new CliError(EXIT.badInput, [t('build.manifest'), ...lines].join('\n'));
  }
  const mistakes = [...missingExposes(folder, parsed.data), ...missingTexts(folder, parsed.data)];
  if (mistakes.length > 0) throw new CliError(EXIT.badInput, mistakes.join('\n'));
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(
      EXIT.badInput,
      `${t('build.manifest')} ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function missingExposes(folder: string, manifest: Manifest): string[] {
  return Object.entries(manifest.web.exposes)
    .filter(([, file]) => !existsSync(join(folder, file)))
    .map(([name, file]) => t('build.noExpose', { name, file }));
}

/** `api/main.ts`, or the file that calls definePlugin. */
function serverEntry(folder: string, { id }: Manifest): string {
  const entries = [join(folder, 'api/main.ts'), join(folder, `api/${id}.plugin.ts`)];
  const api = join(folder, 'api');
  // A copy under another id keeps its file names.
  if (existsSync(api))
    entries.push(
      ...readdirSync(api)
        .filter((name) => name.endsWith('.plugin.ts'))
        .map((name) => join(api, name)),
    );
  const entry = entries.find((file) => existsSync(file));
  if (!entry) throw cliError(EXIT.badInput, 'build.noEntry', { file: 'api/main.ts' });
  return entry;
}

async function buildPages(folder: string): Promise<void> {
  const { pluginRsbuildConfig } = await import('@linli/sdk-web/build');
  const { createRsbuild } = await import('@rsbuild/core');
  process.env['NODE_ENV'] = 'production';
  const rsbuild = await createRsbuild({ cwd: folder, rsbuildConfig: pluginRsbuildConfig({ pluginDir: folder }) });
  const { close } = await rsbuild.build();
  await close();
}
