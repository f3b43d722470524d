import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { createNoun } from '../create/create-noun.ts';
import { createPlugin } from '../create/create-plugin.ts';
import { addToLock } from '../create/lock-file.ts';
import { nounNames, pluginNames, type NounNames } from '../create/names.ts';
import { asOutside, bringSdk, packedSdk } from '../create/outside.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { print, printStep } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';

export interface CreateNounOptions {
  zh?: string;
  en?: string;
  plural?: string;
  date?: string;
}
export interface CreatePluginOptions extends CreateNounOptions {
  noun?: string;
  nounZh?: string;
  nounEn?: string;
  outside?: string;
  sdk?: string;
}

/** A plugin in `plugins/` of the repository around, or with `--outside` a package of its own. */
export async function createPluginCommand(id: string, options: CreatePluginOptions): Promise<number> {
  const date = checkDate(options.date);
  pluginNames(id);
  const zh = options.zh ?? (await ask('create.ask.pluginZh', id));
  const plugin = pluginNames(id, { zh, en: options.en });
  const noun = await nounOf(options.noun ?? 'record', {
    zh: options.nounZh ?? (options.noun === undefined ? t('create.recordZh') : undefined),
    en: options.nounEn,
    plural: options.plural,
  });
  if (options.outside !== undefined) return createOutside(options.outside, { plugin, noun, date }, options.sdk);
  const root = repositoryAbove(process.cwd());
  if (!root) throw cliError(EXIT.badInput, 'create.noRepository');
  const folder = join(root, 'plugins', id);
  const files = await createPlugin({ plugin, noun, folder, date });
  addToLock(root, folder);
  printStep(t('create.pluginDone', { folder: relative(process.cwd(), folder) || '.', files: files.length }));
  print(t('create.next', { lines: `\n  npm start\n  npx nx test ${id}\n  npx nx run ${id}:test:db` }));
  return EXIT.ok;
}

type Wanted = Pick<Parameters<typeof createPlugin>[0], 'plugin' | 'noun' | 'date'>;

async function createOutside(target: string, wanted: Wanted, sdkFolder?: string): Promise<number> {
  const folder = resolve(target);
  const root = repositoryAbove(import.meta.dirname) ?? process.cwd();
  const from = resolve(sdkFolder ?? join(root, 'dist-sdk'));
  const sdk = packedSdk(from);
  const { plugin } = wanted;
  const files = await createPlugin({ ...wanted, folder, adapt: (all) => asOutside(all, plugin, sdk) });
  bringSdk(from, folder);
  printStep(t('create.pluginDone', { folder, files: files.length }));
  print(t('create.next', { lines: `\n  cd ${target}\n  npm install\n  npm run build\n  npm test\n  npm run test:db` }));
  print(t('create.show', { line: `linli start --plugin ${folder}` }));
  return EXIT.ok;
}

/** A further noun. `plugin` is an id below `plugins/`, or the folder. */
export async function createNounCommand(plugin: string, name: string, options: CreateNounOptions): Promise<number> {
  const date = checkDate(options.date);
  const folder = pluginFolder(plugin);
  const noun = await nounOf(name, options);
  const { created, changed } = await createNoun({ folder, noun, date });
  printStep(t('create.nounDone', { noun: noun.one.kebab, plugin: basename(folder), files: created.length }));
  for (const path of created) print(`  + ${path}`);
  for (const path of changed) print(`  ~ ${path}`);
  return EXIT.ok;
}

async function nounOf(name: string, options: CreateNounOptions): Promise<NounNames> {
  nounNames(name, { plural: options.plural });
  const zh = options.zh ?? (await ask('create.ask.nounZh', name));
  return nounNames(name, { zh, en: options.en, plural: options.plural });
}

/** Asks where somebody sits in front of it; a script gets the default. */
async function ask(question: string, fallback: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(`${t(question, { name: fallback })} `);
  lines.close();
  return answer.trim() || undefined;
}

function checkDate(date: string | undefined): string | undefined {
  if (date !== undefined && !/^\d{12}$/.test(date)) throw cliError(EXIT.badInput, 'create.badDate', { date });
  return date;
}

function pluginFolder(plugin: string): string {
  const here = resolve(plugin);
  if (existsSync(join(here, 'plugin.json'))) return here;
  const root = repositoryAbove(process.cwd());
  const folder = root && join(root, 'plugins', plugin);
  if (folder && existsSync(join(folder, 'plugin.json'))) return folder;
  throw cliError(EXIT.badInput, 'create.noPlugin', { folder: folder ?? here });
}

/** The platform's repository that a folder lies in. */
function repositoryAbove(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = resolve(folder, '..')) {
    const file = join(folder, 'package.json');
    if (existsSync(join(folder, 'plugins')) && existsSync(file) && nameIn(file) === 'linli') return folder;
    if (folder === resolve(folder, '..')) return undefined;
  }
}

function nameIn(file: string): string | undefined {
  return (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name;
}
